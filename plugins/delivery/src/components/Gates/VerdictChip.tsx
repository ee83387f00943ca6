import {
  DeliveryTest,
  GateInsight,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { StatusChip } from '../states';
import { CellNote } from '../table';
import { VERDICTS } from './verdict';

/** Nobody decides at a runner queue or a timer. */
const UNDECIDED: GateInsight['kind'][] = ['queue', 'timer'];

/** What the delivery test says of a gate: an icon and a word. */
export function VerdictChip(props: {
  test: DeliveryTest | null;
  kind?: GateInsight['kind'];
}) {
  const { test, kind } = props;
  if (!test && kind && UNDECIDED.includes(kind)) {
    return <CellNote>decides nothing</CellNote>;
  }
  const { label, tone, icon } = VERDICTS[test?.verdict ?? 'notRecorded'];
  return <StatusChip label={label} tone={tone} icon={icon} />;
}
