import { makeStyles } from '@material-ui/core/styles';
import { KindRect } from './KindRect';
import { Kind, KIND_LABELS, KINDS } from './palette';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: 12,
    },
    item: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  }),
  { name: 'DeliveryKindLegend' },
);

/** A small sample of a kind's fill. */
export function KindSwatch(props: { kind: Kind }) {
  return (
    <svg width="17" height="11" aria-hidden="true">
      <KindRect kind={props.kind} x="0.5" y="0.5" width="16" height="10" />
    </svg>
  );
}

/** Which fill means which kind of time. */
export function KindLegend(props: { kinds?: readonly Kind[] }) {
  const { kinds = KINDS } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label="Kinds of time">
      {kinds.map(kind => (
        <li key={kind} className={classes.item}>
          <KindSwatch kind={kind} />
          {KIND_LABELS[kind]}
        </li>
      ))}
    </ul>
  );
}
