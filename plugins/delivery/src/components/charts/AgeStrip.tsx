import { useTheme } from '@material-ui/core/styles';
import { Distribution, Percentile, readPercentile } from '../../format';
import { KIND_COLOURS } from '../../kinds';

/** How old an open item is, against P85 and P95 of its gate's past. */
export function AgeStrip(props: {
  age: number;
  past?: Distribution;
  late: boolean;
  max: number;
}) {
  const { age, past, late, max } = props;
  const { palette } = useTheme();
  const at = (seconds: number) => `${Math.min(100, (seconds / max) * 100)}%`;
  const mark = (percentile: Percentile) => {
    const reading = past && readPercentile(past, percentile);
    return reading?.state === 'known' ? at(reading.seconds) : undefined;
  };
  const [p85, p95] = [mark('p85'), mark('p95')];
  const { queue, return: red } = KIND_COLOURS[palette.type];
  return (
    <svg
      width="100%"
      height="16"
      aria-hidden="true"
      style={{ display: 'block', overflow: 'visible' }}
    >
      <line x1="0" x2="100%" y1="8" y2="8" stroke={palette.divider} />
      {p95 && <rect width={p95} y="4" height="8" fill={queue} opacity="0.15" />}
      {[p85, p95].map(
        (x, index) =>
          x && (
            <line
              key={index}
              x1={x}
              x2={x}
              y1="1"
              y2="15"
              stroke={queue}
              strokeWidth="1.6"
            />
          ),
      )}
      <svg x={at(age)} y="8" overflow="visible">
        {late ? (
          <rect
            x="-4"
            y="-4"
            width="8"
            height="8"
            fill={red}
            transform="rotate(45)"
          />
        ) : (
          <circle
            r="4"
            fill={palette.background.paper}
            stroke={palette.text.primary}
            strokeWidth="1.6"
          />
        )}
      </svg>
    </svg>
  );
}
