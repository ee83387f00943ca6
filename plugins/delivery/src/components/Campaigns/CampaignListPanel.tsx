import { useState } from 'react';
import Button from '@material-ui/core/Button';
import LockIcon from '@material-ui/icons/LockOutlined';
import FlagIcon from '@material-ui/icons/OutlinedFlag';
import { useCampaigns, useCreateCampaign } from '../../hooks';
import { Panel } from '../layout';
import { Answer, Notice, SkeletonRows } from '../states';
import { CampaignFooter } from './CampaignFooter';
import { CampaignForm } from './CampaignForm';
import { CampaignTable } from './CampaignTable';

/** Every campaign, and a form for another one. */
export function CampaignListPanel() {
  const query = useCampaigns();
  const create = useCreateCampaign();
  const [adding, setAdding] = useState(false);
  const { data } = query;
  return (
    <Panel
      title="Campaigns"
      subtitle="What every outcome of some part of the organisation has to meet by a day."
      busy={query.isFetching && Boolean(data)}
      flush
      action={
        data?.viewer.mayManage && (
          <Button
            size="small"
            variant="outlined"
            color="primary"
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            New campaign
          </Button>
        )
      }
      footer={
        data && (
          <CampaignFooter asOf={data.asOf} failed={Boolean(query.error)} />
        )
      }
    >
      {adding && (
        <CampaignForm
          title="New campaign"
          action={create}
          onSend={request =>
            create.mutate(request, { onSuccess: () => setAdding(false) })
          }
          onCancel={() => setAdding(false)}
        />
      )}
      <Answer
        what="the campaigns"
        query={query}
        skeleton={<SkeletonRows rows={4} height={48} />}
        forbidden={
          <Notice
            icon={LockIcon}
            text="Campaigns are visible to whoever is signed in."
            detail="Ask whoever runs this Backstage."
          />
        }
      >
        {({ items, viewer }) =>
          items.length === 0 ? (
            <Notice
              icon={FlagIcon}
              text="No campaign was set up yet."
              detail={
                viewer.mayManage
                  ? 'Set one up above.'
                  : 'Setting one up needs the permission delivery.campaign.manage.'
              }
            />
          ) : (
            <CampaignTable items={items} />
          )
        }
      </Answer>
    </Panel>
  );
}
