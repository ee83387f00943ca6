import { useState } from 'react';
import { CampaignSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { useEndCampaign } from '../../hooks';
import { ConfirmDialog } from '../Patterns/ConfirmDialog';
import { describeRefusal } from '../Patterns/failures';

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
        <ConfirmDialog
          title={`End ${campaign.title}?`}
          confirm="End the campaign"
          onConfirm={() => {
            setEnding(false);
            end.mutate({ version: campaign.version });
          }}
          onCancel={() => setEnding(false)}
        >
          Nothing is asked of any outcome any more. It stays in the list and
          cannot be resumed.
        </ConfirmDialog>
      )}
    </>
  );
}
