import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { DataQuality } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant, formatNumber } from '../../format';
import { Frame } from '../../frame';
import { useDataQuality } from '../../hooks';
import { DeliveryRoot } from '../layout';
import { Answer } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** What each source sent, and what looked wrong in it. */
export function DataQualityDialog(props: { frame: Frame; onClose(): void }) {
  const { frame, onClose } = props;
  const query = useDataQuality(frame);
  return (
    <Dialog
      open
      maxWidth="md"
      fullWidth
      onClose={onClose}
      aria-labelledby="delivery-data-quality"
    >
      <DialogTitle id="delivery-data-quality">
        How far can these figures be trusted?
      </DialogTitle>
      <DialogContent>
        {/* A dialog hangs on the body, outside of the page's root. */}
        <DeliveryRoot>
          <Answer what="the data quality" query={query} scope={frame.scope}>
            {data => (
              <>
                <Sources sources={data.sources} />
                <Anomalies anomalies={data.anomalies} />
              </>
            )}
          </Answer>
        </DeliveryRoot>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

function Sources(props: { sources: DataQuality['sources'] }) {
  const classes = useTableClasses();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <HeadCell>Source</HeadCell>
          <HeadCell number>Events</HeadCell>
          <HeadCell number>Conflicting</HeadCell>
          <HeadCell number>Unknown</HeadCell>
          <HeadCell number>Rejected</HeadCell>
          <HeadCell>Last event</HeadCell>
        </tr>
      </thead>
      <tbody>
        {props.sources.map(source => (
          <tr key={source.source}>
            <Cell header strong>
              {source.source}
            </Cell>
            <Cell number>{formatNumber(source.events)}</Cell>
            <Cell number>{formatNumber(source.conflicting)}</Cell>
            <Cell number>{formatNumber(source.unknown)}</Cell>
            <Cell number>{formatNumber(source.rejected)}</Cell>
            <Cell>
              {source.lastEventAt ? formatInstant(source.lastEventAt) : 'none'}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Anomalies(props: { anomalies: DataQuality['anomalies'] }) {
  const classes = useTableClasses();
  if (props.anomalies.length === 0) {
    return <p>No anomalies were found.</p>;
  }
  return (
    <table className={classes.table}>
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
