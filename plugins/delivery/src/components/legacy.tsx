import { compatWrapper } from '@backstage/core-compat-api';
import { EntityDeliveryContent } from './EntityDelivery';
import { LegacyGovernanceLatencyCard } from './GovernanceLatency';
import { LegacyPage } from './LegacyPage';
import { LegacyContributionCard, LegacyOutcomeCard } from './Outcome';
import {
  LegacyOwnerEnvironmentsCard,
  LegacyPatternSignOffCard,
  LegacyPodEnvironmentCard,
} from './PatternCards';

/** The page, with what it needs of the new system provided. */
export function CompatDeliveryPage() {
  return compatWrapper(<LegacyPage />);
}

/** The card, likewise. */
export function CompatGovernanceLatencyCard() {
  return compatWrapper(<LegacyGovernanceLatencyCard />);
}

/** The tab, likewise. */
export function CompatEntityDeliveryContent() {
  return compatWrapper(<EntityDeliveryContent />);
}

/** The card of a pod environment, likewise. */
export function CompatPodEnvironmentCard() {
  return compatWrapper(<LegacyPodEnvironmentCard />);
}

/** The card of a group, likewise. */
export function CompatOwnerEnvironmentsCard() {
  return compatWrapper(<LegacyOwnerEnvironmentsCard />);
}

/** The card of a template, likewise. */
export function CompatPatternSignOffCard() {
  return compatWrapper(<LegacyPatternSignOffCard />);
}

/** The card of an outcome, likewise. */
export function CompatOutcomeCard() {
  return compatWrapper(<LegacyOutcomeCard />);
}

/** The card of whatever contributes to outcomes, likewise. */
export function CompatContributionCard() {
  return compatWrapper(<LegacyContributionCard />);
}
