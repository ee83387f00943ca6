import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { Frame } from '../../frame';
import { useDataQuality } from '../../hooks';
import { Anomalies, SourceTallies } from '../DataQuality';
import { DeliveryRoot } from '../layout';
import { Answer } from '../states';

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
                <SourceTallies sources={data.sources} />
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
