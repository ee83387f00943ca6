import { InfoCard } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { DeliveryRoot } from '../layout';
import { PatternSignOffContent } from './PatternSignOffContent';

const TITLE = 'Pattern sign-off';

/** The card beside the catalog's own cards of the new frontend system. */
export function PatternSignOffCard() {
  return (
    <EntityInfoCard title={TITLE}>
      <DeliveryRoot>
        <PatternSignOffContent />
      </DeliveryRoot>
    </EntityInfoCard>
  );
}

/** The card in apps on the old system. */
export function LegacyPatternSignOffCard() {
  return (
    <InfoCard title={TITLE}>
      <DeliveryRoot>
        <PatternSignOffContent />
      </DeliveryRoot>
    </InfoCard>
  );
}
