import { InfoCard } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { DeliveryRoot } from '../layout';
import { GovernanceLatencyContent } from './GovernanceLatencyContent';

const TITLE = 'Governance latency';

/** The card beside the catalog's own cards of the new frontend system. */
export function GovernanceLatencyCard() {
  return (
    <EntityInfoCard title={TITLE}>
      <DeliveryRoot>
        <GovernanceLatencyContent />
      </DeliveryRoot>
    </EntityInfoCard>
  );
}

/** The card in apps on the old system. */
export function LegacyGovernanceLatencyCard() {
  return (
    <InfoCard title={TITLE}>
      <DeliveryRoot>
        <GovernanceLatencyContent />
      </DeliveryRoot>
    </InfoCard>
  );
}
