import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  DayCounting,
  Distribution,
  FEW,
  formatPercentile,
  Percentile,
  readPercentile,
} from '../../format';
import { KIND_COLOURS } from '../../kinds';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 130 },
    text: { fontSize: 11, color: theme.palette.text.secondary },
  }),
  { name: 'DeliveryPercentileStrip' },
);

/** P50, P85 and P95 in words. */
export function describePercentiles(
  distribution: Distribution,
  counting: DayCounting,
): string {
  const words = (percentile: Percentile) =>
    formatPercentile(distribution, percentile, counting);
  return `P50 ${words('p50')}, P85 ${words('p85')}, P95 ${words('p95')}`;
}

/**
 * Three percentiles on a line: dot P50, bar to P85, whisker to P95.
 *
 * @remarks What is withheld or not reached is not drawn; the text says why.
 */
export function PercentileStrip(props: {
  distribution: Distribution;
  counting: DayCounting;
  /** Seconds of the full width, the same down a column. */
  max: number;
  /** Drawn as queue, or in ink for a whole journey. */
  tone?: 'queue' | 'ink';
  text?: boolean;
}) {
  const { distribution, counting, max, tone = 'queue', text = true } = props;
  const classes = useStyles();
  const { palette } = useTheme();
  const colour =
    tone === 'queue' ? KIND_COLOURS[palette.type].queue : palette.text.primary;
  return (
    <div className={classes.root}>
      <StripMarks
        distribution={distribution}
        max={max}
        colour={colour}
        label={describePercentiles(distribution, counting)}
      />
      {text && (
        <div className={classes.text}>
          {(['p50', 'p85', 'p95'] as const)
            .map(p => formatPercentile(distribution, p, counting))
            .filter((word, index, words) => word !== words[index - 1])
            .join(' · ')}
          {distribution.n > 0 && distribution.n < FEW && ' · few'}
        </div>
      )}
    </div>
  );
}

function StripMarks(props: {
  distribution: Distribution;
  max: number;
  colour: string;
  label: string;
}) {
  const { distribution, max, colour, label } = props;
  const { palette } = useTheme();
  const at = (percentile: Percentile) => {
    const reading = readPercentile(distribution, percentile);
    return reading.state === 'known'
      ? `${Math.min(100, (reading.seconds / (max || 1)) * 100)}%`
      : undefined;
  };
  const [p50, p85, p95] = [at('p50'), at('p85'), at('p95')];
  return (
    <svg
      width="100%"
      height="16"
      role="img"
      aria-label={label}
      style={{ display: 'block', overflow: 'visible' }}
    >
      <line x1="0" x2="100%" y1="8" y2="8" stroke={palette.divider} />
      {p85 && (
        <>
          <rect
            width={p85}
            y="5.5"
            height="5"
            rx="2"
            fill={colour}
            opacity="0.3"
          />
          <line
            x1={p85}
            x2={p85}
            y1="2"
            y2="14"
            stroke={colour}
            strokeWidth="2.2"
          />
        </>
      )}
      {p85 && p95 && (
        <>
          <line
            x1={p85}
            x2={p95}
            y1="8"
            y2="8"
            stroke={colour}
            strokeWidth="1.4"
          />
          <line
            x1={p95}
            x2={p95}
            y1="4"
            y2="12"
            stroke={colour}
            strokeWidth="1.4"
          />
        </>
      )}
      {p50 && <circle cx={p50} cy="8" r="4.5" fill={colour} />}
    </svg>
  );
}
