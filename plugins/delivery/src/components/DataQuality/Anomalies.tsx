import { DataQuality } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatNumber } from '../../format';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** What folds noticed and could not use as it stands. */
export function Anomalies(props: { anomalies: DataQuality['anomalies'] }) {
  const classes = useTableClasses();
  if (props.anomalies.length === 0) {
    return <p>No anomalies were found.</p>;
  }
  return (
    <table className={classes.table} aria-label="Anomalies">
      <thead>
        <tr>
          <HeadCell>Anomaly</HeadCell>
          <HeadCell number>Times</HeadCell>
        </tr>
      </thead>
      <tbody>
        {props.anomalies.map(anomaly => (
          <tr key={anomaly.code}>
            <Cell header strong>
              {anomaly.code}
              <CellNote>{anomaly.example}</CellNote>
            </Cell>
            <Cell number>{formatNumber(anomaly.count)}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
