import { InfoCard } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { DeliveryRoot } from '../layout';
import { OwnerEnvironmentsContent } from './OwnerEnvironmentsContent';

const TITLE = 'Environments from patterns';

/** The card beside the catalog's own cards of the new frontend system. */
export function OwnerEnvironmentsCard() {
  return (
    <EntityInfoCard title={TITLE}>
      <DeliveryRoot>
        <OwnerEnvironmentsContent />
      </DeliveryRoot>
    </EntityInfoCard>
  );
}

/** The card in apps on the old system. */
export function LegacyOwnerEnvironmentsCard() {
  return (
    <InfoCard title={TITLE}>
      <DeliveryRoot>
        <OwnerEnvironmentsContent />
      </DeliveryRoot>
    </InfoCard>
  );
}
