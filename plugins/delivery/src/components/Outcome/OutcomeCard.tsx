import { InfoCard } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { DeliveryRoot } from '../layout';
import { OutcomeContent } from './OutcomeContent';

const TITLE = 'Outcome accountability';

/** The card beside the catalog's own cards of the new frontend system. */
export function OutcomeCard() {
  return (
    <EntityInfoCard title={TITLE}>
      <DeliveryRoot>
        <OutcomeContent />
      </DeliveryRoot>
    </EntityInfoCard>
  );
}

/** The card in apps on the old system. */
export function LegacyOutcomeCard() {
  return (
    <InfoCard title={TITLE}>
      <DeliveryRoot>
        <OutcomeContent />
      </DeliveryRoot>
    </InfoCard>
  );
}
