import { makeStyles, useTheme } from '@material-ui/core/styles';
import { formatPercent, formatRate } from '../../format';
import { TARGET_COLOUR } from '../../kinds';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 110 },
    text: { fontSize: 11, color: theme.palette.text.secondary },
  }),
  { name: 'DeliveryRateStrip' },
);

/** A rate with its upper bound against a floor, a dashed line. */
export function RateStrip(props: {
  rate: number | null;
  upper: number | null;
  floor: number;
  /** Rate of the full width, the same down a column. */
  max: number;
}) {
  const { rate, upper, floor, max } = props;
  const classes = useStyles();
  const { palette } = useTheme();
  const at = (value: number) => `${Math.min(100, (value / max) * 100)}%`;
  const ink = palette.text.primary;
  return (
    <div className={classes.root}>
      <svg
        width="100%"
        height="16"
        role="img"
        aria-label={`${formatRate(rate, upper)}, floor ${formatPercent(floor)}`}
        style={{ display: 'block', overflow: 'visible' }}
      >
        <line x1="0" x2="100%" y1="8" y2="8" stroke={palette.divider} />
        <line
          x1={at(floor)}
          x2={at(floor)}
          y1="0"
          y2="16"
          stroke={TARGET_COLOUR[palette.type]}
          strokeDasharray="2 2"
        />
        {rate !== null && upper !== null && (
          <>
            <line
              x1={at(rate)}
              x2={at(upper)}
              y1="8"
              y2="8"
              stroke={ink}
              strokeWidth="1.6"
            />
            <line
              x1={at(upper)}
              x2={at(upper)}
              y1="4"
              y2="12"
              stroke={ink}
              strokeWidth="1.6"
            />
          </>
        )}
        {rate !== null && <circle cx={at(rate)} cy="8" r="3.6" fill={ink} />}
      </svg>
      <div className={classes.text}>{formatRate(rate, upper)}</div>
    </div>
  );
}
