import { makeStyles } from '@material-ui/core/styles';
import { formatPercent } from '../../format';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', alignItems: 'center', gap: 6 },
    track: {
      width: 46,
      height: 8,
      borderRadius: 1,
      background: theme.palette.action.selected,
    },
    fill: {
      height: '100%',
      borderRadius: 1,
      background: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliveryShareBar' },
);

/** A share of one as a small bar with its figure. */
export function ShareBar(props: { share: number }) {
  const { share } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} style={{ width: `${share * 100}%` }} />
      </div>
      {formatPercent(share)}
    </div>
  );
}
