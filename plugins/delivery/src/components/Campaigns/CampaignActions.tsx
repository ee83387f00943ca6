import { useId, useState } from 'react';
import { CampaignSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useEndCampaign } from '../../hooks';
import { describeRefusal } from './words';

/** Changes a campaign, or ends it. */
export function CampaignActions(props: {
  campaign: CampaignSummary;
  changing: boolean;
  onChange(): void;
}) {
  const { campaign, changing, onChange } = props;
  const end = useEndCampaign(campaign.id);
  const [ending, setEnding] = useState(false);
  return (
    <>
      <Button size="small" aria-expanded={changing} onClick={onChange}>
        Change
      </Button>{' '}
      <Button
        size="small"
        disabled={end.isPending}
        onClick={() => setEnding(true)}
      >
        End
      </Button>
      {end.error && <p role="alert">{describeRefusal(end.error)}</p>}
      {ending && (
        <EndDialog
          title={campaign.title}
          onConfirm={() => {
            setEnding(false);
            end.mutate({ version: campaign.version });
          }}
          onCancel={() => setEnding(false)}
        />
      )}
    </>
  );
}

/** Asks once more: a campaign cannot be resumed. */
function EndDialog(props: {
  title: string;
  onConfirm(): void;
  onCancel(): void;
}) {
  const { title, onConfirm, onCancel } = props;
  const id = useId();
  return (
    <Dialog open onClose={onCancel} aria-labelledby={id}>
      <DialogTitle id={id}>End {title}?</DialogTitle>
      <DialogContent>
        <DialogContentText>
          Nothing is asked of any outcome any more. It stays in the list and
          cannot be resumed.
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>Keep it</Button>
        <Button onClick={onConfirm} color="primary" variant="contained">
          End the campaign
        </Button>
      </DialogActions>
    </Dialog>
  );
}
