import { InfoCard } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { DeliveryRoot } from '../layout';
import { ContributionContent } from './ContributionContent';

const TITLE = 'Outcome accountability';

/** The card beside the catalog's own cards of the new frontend system. */
export function ContributionCard() {
  return (
    <EntityInfoCard title={TITLE}>
      <DeliveryRoot>
        <ContributionContent />
      </DeliveryRoot>
    </EntityInfoCard>
  );
}

/** The card in apps on the old system. */
export function LegacyContributionCard() {
  return (
    <InfoCard title={TITLE}>
      <DeliveryRoot>
        <ContributionContent />
      </DeliveryRoot>
    </InfoCard>
  );
}
