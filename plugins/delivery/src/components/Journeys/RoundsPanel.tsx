import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDuration, formatInstant, secondsBetween } from '../../format';
import { Panel } from '../layout';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

type Round = JourneyDetail['rounds'][number];

const DECISIONS: Record<NonNullable<Round['decision']>, string> = {
  approved: 'Approved',
  rejected: 'Rejected',
  requestChanges: 'Sent back',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

/** Every ask and decision of the journey. */
export function RoundsPanel(props: { detail: JourneyDetail }) {
  const { rounds } = props.detail;
  const classes = useTableClasses();
  return (
    <Panel
      title="Rounds"
      subtitle="Asked, started, decided; sent back and asked again is another round."
      flush
    >
      {rounds.length === 0 ? (
        <p style={{ padding: '0 16px' }}>This journey passed no gate.</p>
      ) : (
        <table className={classes.table} aria-label="Rounds">
          <thead>
            <tr>
              <HeadCell>Gate</HeadCell>
              <HeadCell>Asked</HeadCell>
              <HeadCell>Started</HeadCell>
              <HeadCell>Decided</HeadCell>
              <HeadCell number>Asked → decided</HeadCell>
              <HeadCell>Decision</HeadCell>
              <HeadCell number>Return</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rounds.map((round, index) => (
              <RoundRow key={index} round={round} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function RoundRow(props: { round: Round }) {
  const { round } = props;
  const { asked, started, decided, returned, resumed } = round;
  return (
    <tr>
      <Cell header strong>
        {round.gateTitle}
        <CellNote>{round.subject}</CellNote>
      </Cell>
      <Cell>{formatInstant(asked)}</Cell>
      <Cell>{started ? formatInstant(started) : 'not recorded'}</Cell>
      <Cell>{decided ? formatInstant(decided) : '–'}</Cell>
      <Cell number strong>
        {decided ? formatDuration(secondsBetween(asked, decided)) : '–'}
      </Cell>
      <Cell>{describeOutcome(round)}</Cell>
      <Cell number>
        {returned && resumed
          ? formatDuration(secondsBetween(returned, resumed))
          : '–'}
      </Cell>
    </tr>
  );
}

function describeOutcome(round: Round): string {
  if (round.state === 'abandoned') {
    return 'Abandoned';
  }
  if (round.decision) {
    return DECISIONS[round.decision];
  }
  // Runner queues and timers end without anybody deciding.
  return round.state === 'open' ? 'Still open' : 'Nothing to decide';
}
