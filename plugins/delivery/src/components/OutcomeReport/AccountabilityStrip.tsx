import { makeStyles } from '@material-ui/core/styles';
import { ShownRow } from '../FunctionTable';
import { formatCount, formatDuration } from '../../format';
import { describeKinds, KindBar, MarkText, useMarks } from '../charts';

const useStyles = makeStyles(
  theme => ({
    strip: { display: 'flex', alignItems: 'flex-end', gap: 3 },
    part: { minWidth: 3, flexBasis: 0, overflow: 'hidden' },
    active: { outline: `2px solid ${theme.palette.text.primary}` },
    // Whatever does not fit is in the list, which is what paper shows.
    label: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      fontSize: 12,
      fontWeight: 700,
      '@media print': { display: 'none' },
    },
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2.5),
      margin: theme.spacing(0.75, 0, 0),
      padding: 0,
      listStyle: 'none',
    },
    share: { color: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'DeliveryAccountabilityStrip' },
);

/** Share of the strip from which on a name fits above its part. */
const LABELLED = 0.1;

/** Days by function, filled by the kind of time; the list is in its order. */
export function AccountabilityStrip(props: { rows: readonly ShownRow[] }) {
  const { rows } = props;
  const classes = useStyles();
  const taking = rows.filter(({ row }) => row.seconds > 0);
  const total = taking.reduce((sum, { row }) => sum + row.seconds, 0);
  const marks = useMarks(
    taking.map(
      ({ row, time, share }) =>
        `${nameOf(row)} ${time}, ${share}: ${describeKinds(row.byKind)}`,
    ),
  );
  return (
    <>
      <div
        className={classes.strip}
        role="img"
        aria-label={describe(taking, total)}
        {...marks.keys}
      >
        {taking.map(({ row }, index) => (
          <div
            key={row.function}
            className={`${classes.part} ${
              index === marks.active ? classes.active : ''
            }`}
            data-active={index === marks.active || undefined}
            style={{ flexGrow: row.seconds }}
            onMouseEnter={() => marks.point(index)}
          >
            {row.seconds >= LABELLED * total && (
              <div className={classes.label}>{nameOf(row)}</div>
            )}
            <KindBar seconds={row.byKind} height={22} decorative />
          </div>
        ))}
      </div>
      <MarkText marks={marks} />
      <ul className={classes.list} aria-label="Days by function">
        {rows.map(({ row, time, share }) => (
          <li key={row.function}>
            {nameOf(row)} <b>{time}</b>{' '}
            <span className={classes.share}>{share}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The finding, in a sentence; rows come with the longest first. */
function describe(taking: readonly ShownRow[], total: number): string {
  const [most] = taking;
  if (!most) {
    return 'No time is recorded.';
  }
  const others = taking.length - 1;
  return `${nameOf(most.row)} takes most: ${most.time} of ${formatDuration(
    total,
  )} (${most.share})${
    others > 0 ? `, the rest in ${formatCount(others, 'other part')}` : ''
  }.`;
}

/** What nothing accounts for may come without a name. */
function nameOf({ title, function: id }: ShownRow['row']): string {
  return title || id || 'Unaccounted';
}
