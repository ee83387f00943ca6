import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant, formatNumber } from '../../format';
import { ChartOrTable } from '../charts';
import { figureIn } from '../Outcome/words';
import { Cell, HeadCell, useTableClasses } from '../table';
import { ReadingsChart } from './ReadingsChart';
import { useReportClasses } from './useReportClasses';

/** Rows of the table: the latest readings. */
const MOST = 20;

/** The readings as a chart or as a table. */
export function Readings(props: { measure: OutcomeReport['measure'] }) {
  const { measure } = props;
  const { readings } = measure.metering;
  const classes = useReportClasses();
  // One point is no course; the line above says where it stands.
  return readings.length < 2 ? null : (
    <ChartOrTable
      chart={
        <div className={classes.chart}>
          <ReadingsChart measure={measure} />
        </div>
      }
      table={<ReadingsTable measure={measure} />}
      picture={`${measure.name} readings`}
    />
  );
}

function ReadingsTable(props: { measure: OutcomeReport['measure'] }) {
  const { name, unit, metering } = props.measure;
  const { readings } = metering;
  const table = useTableClasses();
  const classes = useReportClasses();
  return (
    <>
      <table className={table.table} aria-label={`Readings of ${name}`}>
        <thead>
          <tr>
            <HeadCell>Read at</HeadCell>
            <HeadCell number>Figure</HeadCell>
          </tr>
        </thead>
        <tbody>
          {readings
            .slice(-MOST)
            .reverse()
            .map(reading => (
              <tr key={reading.at}>
                <Cell header>{formatInstant(reading.at)}</Cell>
                <Cell number>{figureIn(reading.value, unit)}</Cell>
              </tr>
            ))}
        </tbody>
      </table>
      {readings.length > MOST && (
        <p className={classes.note}>
          The latest {formatNumber(MOST)} of {formatNumber(readings.length)}.
        </p>
      )}
    </>
  );
}
