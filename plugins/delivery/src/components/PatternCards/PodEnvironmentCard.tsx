import { InfoCard } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { DeliveryRoot } from '../layout';
import { PodEnvironmentContent } from './PodEnvironmentContent';

const TITLE = 'Pod environment';

/** The card beside the catalog's own cards of the new frontend system. */
export function PodEnvironmentCard() {
  return (
    <EntityInfoCard title={TITLE}>
      <DeliveryRoot>
        <PodEnvironmentContent />
      </DeliveryRoot>
    </EntityInfoCard>
  );
}

/** The card in apps on the old system. */
export function LegacyPodEnvironmentCard() {
  return (
    <InfoCard title={TITLE}>
      <DeliveryRoot>
        <PodEnvironmentContent />
      </DeliveryRoot>
    </InfoCard>
  );
}
