import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatCount,
  formatDuration,
  formatInstant,
  formatNumber,
  formatRelative,
} from '../../format';
import { Cell, HeadCell, useTableClasses } from '../table';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: '420px minmax(0, 1fr)',
      },
    },
    heading: { margin: theme.spacing(0, 0, 0.5), fontSize: 13 },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.25, 2),
      margin: 0,
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
    path: { fontFamily: 'monospace' },
    reason: { overflowWrap: 'anywhere' },
  }),
  { name: 'DeliverySourceDetails' },
);

/** What else is known of a source: its runs, its webhooks, what it rejected. */
export function SourceDetails(props: { source: SourceItem; asOf: string }) {
  const { source, asOf } = props;
  const { lastStartedAt, lagSeconds } = source;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div>
        <h3 className={classes.heading}>Runs and webhooks</h3>
        <dl className={classes.facts}>
          <dt>Last start</dt>
          <dd>
            {lastStartedAt
              ? `${formatInstant(lastStartedAt)} (${formatRelative(
                  lastStartedAt,
                  asOf,
                )})`
              : 'none yet'}
          </dd>
          <dt>Lag</dt>
          <dd>
            {lagSeconds === undefined
              ? 'unknown before the first success'
              : formatDuration(lagSeconds)}
          </dd>
          <Webhook webhook={source.webhook} asOf={asOf} />
        </dl>
      </div>
      <Rejections source={source} />
    </div>
  );
}

function Webhook(props: { webhook: SourceItem['webhook']; asOf: string }) {
  const { webhook, asOf } = props;
  const classes = useStyles();
  if (!webhook) {
    return (
      <>
        <dt>Webhook</dt>
        <dd>none: this source only fetches</dd>
      </>
    );
  }
  const { path, received, refused, lastReceivedAt, pendingWishes } = webhook;
  return (
    <>
      <dt>Webhook</dt>
      <dd className={classes.path}>{path}</dd>
      <dt>Received</dt>
      <dd>
        {formatNumber(received)}
        {lastReceivedAt && `, the last ${formatRelative(lastReceivedAt, asOf)}`}
      </dd>
      <dt>Refused</dt>
      <dd>{formatNumber(refused)} with a wrong signature</dd>
      <dt>To be fetched</dt>
      <dd>{formatCount(pendingWishes, 'thing')} that webhooks told of</dd>
    </>
  );
}

function Rejections(props: { source: SourceItem }) {
  const { title, rejections, events } = props.source;
  const classes = useStyles();
  const table = useTableClasses();
  if (rejections.length === 0) {
    return (
      <div>
        <h3 className={classes.heading}>Rejected</h3>
        {events.rejected === 0 ? 'Nothing was rejected.' : 'No reason is kept.'}
      </div>
    );
  }
  return (
    <div>
      <h3 className={classes.heading}>Rejected, by reason</h3>
      <table className={table.table} aria-label={`Rejections of ${title}`}>
        <thead>
          <tr>
            <HeadCell>Reason</HeadCell>
            <HeadCell number>Times</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rejections.map(({ reason, count }) => (
            <tr key={reason}>
              <Cell header>
                <span className={classes.reason}>{reason}</span>
              </Cell>
              <Cell number>{formatNumber(count)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
