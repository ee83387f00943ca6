import {
  Linking,
  LinkShare,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { formatDate, formatNumber, formatPercent } from '../../format';
import { Panel } from '../layout';
import { CellNote } from '../table';
import { LINKED } from './linked';
import { LinkReasons } from './LinkReasons';

const useStyles = makeStyles(
  theme => ({
    shares: {
      display: 'grid',
      gap: theme.spacing(2, 4),
      gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
      margin: 0,
      padding: theme.spacing(2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    label: { fontWeight: 700 },
    definition: { margin: 0 },
    value: { fontSize: 28, fontWeight: 700, lineHeight: 1.15 },
    track: {
      height: 8,
      margin: theme.spacing(0.5, 0),
      borderRadius: 2,
      background: theme.palette.action.selected,
      // Fills are backgrounds: without this, forced colours would drop them.
      forcedColorAdjust: 'none',
    },
    fill: {
      height: '100%',
      borderRadius: 2,
      background: theme.palette.primary.main,
    },
  }),
  { name: 'DeliveryLinking' },
);

/** What share of what came in belongs to journeys, and why the rest does not. */
export function LinkingPanel(props: { linking: Linking }) {
  const { linking } = props;
  const classes = useStyles();
  return (
    <Panel
      title="What could be linked"
      subtitle={`Of what was heard of from ${formatDate(
        linking.since,
      )} to ${formatDate(linking.until)}.`}
      flush
    >
      <dl className={classes.shares}>
        {LINKED.map(({ of, title, means }) => (
          <Share key={of} title={title} means={means} share={linking[of]} />
        ))}
      </dl>
      <LinkReasons linking={linking} />
    </Panel>
  );
}

function Share(props: { title: string; means: string; share: LinkShare }) {
  const { title, means, share } = props;
  const { total, linked } = share;
  const classes = useStyles();
  return (
    <div>
      <dt className={classes.label}>{title}</dt>
      <dd className={classes.definition}>
        <span className={classes.value}>
          {total === 0 ? '–' : formatShare(linked, total)}
        </span>
        <div className={classes.track} aria-hidden>
          <div
            className={classes.fill}
            style={{ width: `${total === 0 ? 0 : (linked / total) * 100}%` }}
          />
        </div>
        {total === 0 ? (
          'none was heard of'
        ) : (
          <>
            {formatNumber(linked)} of {formatNumber(total)}
          </>
        )}
        <CellNote>{means}</CellNote>
      </dd>
    </div>
  );
}

/** Never `100 %` while something is missing. */
function formatShare(linked: number, total: number): string {
  const share = linked / total;
  return linked < total && share > 0.99
    ? formatPercent(Math.min(share, 0.999), 1)
    : formatPercent(share);
}
