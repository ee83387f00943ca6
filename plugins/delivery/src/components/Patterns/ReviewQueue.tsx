import {
  PatternDetail,
  PatternList,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import PersonIcon from '@material-ui/icons/PersonOutline';
import { formatCount, formatDate, formatRelative } from '../../format';
import { usePatternDetails } from '../../hooks';
import { Panel } from '../layout';
import { StatusChip } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { PatternLink } from './PatternTable';
import {
  byUrgency,
  isQueued,
  pendingFunctions,
  waitingForReader,
} from './queue';
import { StateChip } from './StateChip';
import { PATTERN_STATES, STANDING_STATES } from './states';
import { describeLeft } from './times';

export { isQueued } from './queue';

/** Patterns whose details are asked for, to say whom they wait for. */
const LOOKED_INTO = 20;

/** What waits for a decision, expires soon or has ended; the reader's first. */
export function ReviewQueue(props: { list: PatternList }) {
  const { items, asOf } = props.list;
  const classes = useTableClasses();
  const queued = items.filter(isQueued).sort(byUrgency);
  const details = new Map(
    usePatternDetails(queued.slice(0, LOOKED_INTO).map(({ ref }) => ref)).map(
      detail => [detail.ref, detail],
    ),
  );
  const mine = (pattern: PatternSummary) =>
    waitingForReader(details.get(pattern.ref)).length > 0;
  const sorted = [
    ...queued.filter(mine),
    ...queued.filter(each => !mine(each)),
  ];
  return (
    <Panel
      title="Waiting for a decision"
      subtitle="What waits, expires soon or has ended. What waits for you comes first."
      flush
      footer={`${formatCount(queued.length, 'pattern')}, ${
        queued.filter(mine).length
      } of them waiting for you.`}
    >
      <table className={classes.table} aria-label="Waiting for a decision">
        <thead>
          <tr>
            <HeadCell width="22%">Pattern</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell>Who has to do what</HeadCell>
            <HeadCell>Since, until</HeadCell>
          </tr>
        </thead>
        <tbody>
          {sorted.map(pattern => (
            <QueueRow
              key={pattern.ref}
              pattern={pattern}
              detail={details.get(pattern.ref)}
              asOf={asOf}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function QueueRow(props: {
  pattern: PatternSummary;
  detail: PatternDetail | undefined;
  asOf: string;
}) {
  const { pattern, detail, asOf } = props;
  const { askedAt, until } = pattern;
  const mine = waitingForReader(detail);
  return (
    <tr>
      <Cell header>
        <PatternLink of={pattern} />
        {mine.length > 0 && (
          <div>
            <StatusChip tone="info" icon={PersonIcon} label="Waiting for you" />
            <CellNote>for {mine.join(', ')}</CellNote>
          </div>
        )}
      </Cell>
      <Cell>
        <StateChip reading={PATTERN_STATES[pattern.state]} />
      </Cell>
      <Cell>
        {pattern.state === 'notAsked' && (
          <div>Whoever changed it has to ask for sign-off.</div>
        )}
        {pendingFunctions(pattern).map(({ function: name, state }) => (
          <div key={name}>
            <b>{name}</b>: {STANDING_STATES[state].label}
          </div>
        ))}
      </Cell>
      <Cell>
        {askedAt ? `asked ${formatRelative(askedAt, asOf)}` : 'not asked'}
        {until && (
          <CellNote>
            until {formatDate(until)}, {describeLeft(until, asOf)}
          </CellNote>
        )}
      </Cell>
    </tr>
  );
}
