import { DeliveryTest } from '@delivery-stack/backstage-plugin-delivery-common';
import { StatusChip } from '../states';
import { VERDICTS } from './verdict';

/** What the delivery test says of a gate: an icon and a word. */
export function VerdictChip(props: { test: DeliveryTest | null }) {
  const { label, tone, icon } = VERDICTS[props.test?.verdict ?? 'notRecorded'];
  return <StatusChip label={label} tone={tone} icon={icon} />;
}
