import { makeStyles } from '@material-ui/core/styles';
import { ShownRow } from '../FunctionTable';
import { describeKinds, KindBar } from '../charts';

const useStyles = makeStyles(
  theme => ({
    strip: { display: 'flex', alignItems: 'flex-end', gap: 3 },
    part: { minWidth: 3, flexBasis: 0, overflow: 'hidden' },
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
  const words = taking.map(
    ({ row, time }) => `${nameOf(row)} ${time}: ${describeKinds(row.byKind)}`,
  );
  return (
    <>
      <div className={classes.strip} role="img" aria-label={words.join('; ')}>
        {taking.map(({ row }) => (
          <div
            key={row.function}
            className={classes.part}
            style={{ flexGrow: row.seconds }}
          >
            {row.seconds >= LABELLED * total && (
              <div className={classes.label}>{nameOf(row)}</div>
            )}
            <KindBar seconds={row.byKind} height={22} decorative />
          </div>
        ))}
      </div>
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

/** What nothing accounts for may come without a name. */
function nameOf({ title, function: id }: ShownRow['row']): string {
  return title || id || 'Unaccounted';
}
