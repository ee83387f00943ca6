import { compatWrapper } from '@backstage/core-compat-api';
import { EntityDeliveryContent } from './EntityDelivery';
import { LegacyGovernanceLatencyCard } from './GovernanceLatency';
import { LegacyPage } from './LegacyPage';
import {
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

/** The card of a template, likewise. */
export function CompatPatternSignOffCard() {
  return compatWrapper(<LegacyPatternSignOffCard />);
}
