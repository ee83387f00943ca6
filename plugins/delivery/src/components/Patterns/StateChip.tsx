import { StatusChip } from '../states';
import { Reading } from './states';

/** A state in words, with an icon. */
export function StateChip(props: { reading: Reading; label?: string }) {
  const { reading, label = reading.label } = props;
  return <StatusChip tone={reading.tone} icon={reading.icon} label={label} />;
}
