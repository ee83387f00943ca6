import { useTheme } from '@material-ui/core/styles';
import { formatDuration, formatPercent } from '../../format';
import {
  Kind,
  KIND_LABELS,
  KindRect,
  KINDS,
  KindSeconds,
  sumKinds,
} from '../../kinds';

/** Says a bar in words: `work 5 d (16 %), queue 23 d (74 %)`. */
export function describeKinds(seconds: KindSeconds): string {
  const total = sumKinds(seconds);
  const parts = KINDS.filter(kind => seconds[kind] > 0).map(
    kind =>
      `${KIND_LABELS[kind].toLowerCase()} ${formatDuration(seconds[kind])} ` +
      `(${formatPercent(seconds[kind] / total)})`,
  );
  return parts.length ? parts.join(', ') : 'no time recorded';
}

/** Time by kind, stacked; the length is in proportion to `max`. */
export function KindBar(props: {
  seconds: KindSeconds;
  /** Seconds of the full width; default: the bar fills it. */
  max?: number;
  height?: number;
  /** Set where the figures stand beside the bar already. */
  decorative?: boolean;
}) {
  const { seconds, height = 14, decorative } = props;
  const { palette } = useTheme();
  const max = props.max || sumKinds(seconds) || 1;
  let from = 0;
  const parts = KINDS.filter(kind => seconds[kind] > 0).map((kind: Kind) => {
    const part = { kind, from, share: seconds[kind] / max };
    from += part.share;
    return part;
  });
  return (
    <svg
      width="100%"
      height={height}
      {...(decorative
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': describeKinds(seconds) })}
      style={{ display: 'block' }}
    >
      {parts.map(part => (
        <KindRect
          key={part.kind}
          kind={part.kind}
          x={`${part.from * 100}%`}
          y="0.5"
          height={height - 1}
          // Minutes within weeks are still to be seen.
          style={{ width: `max(2px, ${part.share * 100}%)` }}
        />
      ))}
      {parts.slice(1).map(part => (
        <line
          key={part.kind}
          x1={`${part.from * 100}%`}
          x2={`${part.from * 100}%`}
          y1="0"
          y2={height}
          stroke={palette.background.paper}
        />
      ))}
    </svg>
  );
}
