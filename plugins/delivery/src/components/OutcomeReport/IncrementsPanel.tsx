import { Link } from '@backstage/core-components';
import { formatDate, formatDuration, formatNumber } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { ChartOrTable } from '../charts';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { IncrementBars, MOST_BARS } from './IncrementBars';
import { NumberedIncrement, stateWords } from './increments';
import { useReportClasses } from './useReportClasses';

/** Increments beside each other, as bars or as a table. */
export function IncrementsPanel(props: {
  increments: readonly NumberedIncrement[];
  target?: number;
}) {
  const { increments, target } = props;
  const classes = useReportClasses();
  const more = increments.length - MOST_BARS;
  return (
    <ChartOrTable
      chart={
        <div className={classes.chart}>
          <IncrementBars increments={increments} target={target} />
          <p className={classes.note}>
            By increment; dashed: still open.
            {more > 0 &&
              ` ${formatNumber(more)} earlier ones are in the table.`}
          </p>
        </div>
      }
      table={<IncrementTable increments={increments} />}
      picture="time-to-value by increment"
    />
  );
}

function IncrementTable(props: { increments: readonly NumberedIncrement[] }) {
  const table = useTableClasses();
  const classes = useReportClasses();
  return (
    <div className={classes.scroll}>
      <table className={table.table} aria-label="Increments">
        <thead>
          <tr>
            <HeadCell>Increment</HeadCell>
            <HeadCell>Need</HeadCell>
            <HeadCell number>Deployed</HeadCell>
            <HeadCell number>Adopted</HeadCell>
            <HeadCell>State</HeadCell>
          </tr>
        </thead>
        <tbody>
          {props.increments.map(increment => (
            <IncrementRow key={increment.number} increment={increment} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function IncrementRow(props: { increment: NumberedIncrement }) {
  const { increment } = props;
  const { need, provenance, needToDeployed, timeToValue, adopted } = increment;
  return (
    <tr>
      <Cell header>
        <JourneyOf increment={increment} />
      </Cell>
      <Cell noWrap>
        {formatDate(need)}
        {provenance === 'inferred' && <CellNote>inferred</CellNote>}
      </Cell>
      <Cell number>
        {needToDeployed === null ? '–' : formatDuration(needToDeployed)}
      </Cell>
      <Cell number>
        {adopted && timeToValue !== null ? formatDuration(timeToValue) : '–'}
      </Cell>
      <Cell>
        {stateWords(increment)}
        {timeToValue === null && (
          <CellNote>{formatDuration(increment.elapsed)} so far</CellNote>
        )}
      </Cell>
    </tr>
  );
}

function JourneyOf(props: { increment: NumberedIncrement }) {
  const { number, journey } = props.increment;
  const path = useDeliveryLinks().journey(journey?.id ?? '');
  if (!journey) {
    return (
      <>
        {number}. withheld
        <CellNote>it involves nothing that you may read</CellNote>
      </>
    );
  }
  return (
    <>
      {number}. {path ? <Link to={path}>{journey.title}</Link> : journey.title}
    </>
  );
}
