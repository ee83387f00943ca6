import { useState } from 'react';
import { CampaignDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import LockIcon from '@material-ui/icons/LockOutlined';
import { isNotFound } from '../../api';
import { formatDate } from '../../format';
import { useCampaign, useChangeCampaign } from '../../hooks';
import { Panel } from '../layout';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { StateChip } from '../Patterns/StateChip';
import { Answer, Notice } from '../states';
import { CampaignActions } from './CampaignActions';
import { CampaignFooter } from './CampaignFooter';
import { CampaignForm } from './CampaignForm';
import { CampaignShare } from './CampaignTable';
import { ExemptionTable } from './ExemptionTable';
import { GrantForm } from './GrantForm';
import { ItemTable } from './ItemTable';
import { RecordSection } from './RecordSection';
import { STANDINGS } from './standings';
import { askOf } from './words';

/** One campaign: what is open and why, what is exempt and until when. */
export function CampaignPanel(props: { id: string }) {
  const query = useCampaign(props.id);
  const { data } = query;
  // As it was when the form was opened: another version since is a conflict.
  const [changing, setChanging] = useState<CampaignDetail['campaign']>();
  if (isNotFound(query.error)) {
    return (
      <Panel title="Campaign">
        <Notice icon={LockIcon} text="There is no such campaign." />
      </Panel>
    );
  }
  return (
    <Panel
      title={data?.campaign.title ?? 'Campaign'}
      subtitle={data && askOf(data.campaign)}
      busy={query.isFetching && Boolean(data)}
      action={
        data?.viewer.mayManage &&
        data.campaign.standing !== 'ended' && (
          <CampaignActions
            campaign={data.campaign}
            changing={Boolean(changing)}
            onChange={() => setChanging(changing ? undefined : data.campaign)}
          />
        )
      }
      footer={
        data && (
          <CampaignFooter asOf={data.asOf} failed={Boolean(query.error)} />
        )
      }
    >
      {changing && (
        <ChangeForm of={changing} onDone={() => setChanging(undefined)} />
      )}
      <Answer
        what="the campaign"
        query={query}
        forbidden={
          <Notice
            icon={LockIcon}
            text="Campaigns are visible to whoever is signed in."
          />
        }
      >
        {detail => <Body detail={detail} />}
      </Answer>
    </Panel>
  );
}

function ChangeForm(props: { of: CampaignDetail['campaign']; onDone(): void }) {
  const { of: campaign, onDone } = props;
  const change = useChangeCampaign(campaign.id);
  return (
    <CampaignForm
      title="Change the campaign"
      campaign={campaign}
      action={change}
      onSend={request =>
        change.mutate(
          { ...request, version: campaign.version },
          { onSuccess: onDone },
        )
      }
      onCancel={onDone}
    />
  );
}

function Body(props: { detail: CampaignDetail }) {
  const { campaign, items, exemptions, record, viewer } = props.detail;
  const classes = useReportClasses();
  const exemptible = items.filter(({ mayExempt }) => mayExempt);
  const titles = new Map(items.map(({ outcome, title }) => [outcome, title]));
  return (
    <>
      <p className={classes.text}>{campaign.why}</p>
      <div className={classes.row}>
        <StateChip reading={STANDINGS[campaign.standing]} />
        <CampaignShare of={campaign} />
        <span>
          until the end of {formatDate(campaign.target)}; owned by{' '}
          <EntityRefLink entityRef={campaign.owner} defaultKind="group" />
        </span>
      </div>
      <RecordSection campaign={campaign} record={record} />
      <Section title="Outcomes">
        <ItemTable items={items} />
      </Section>
      <Section title="Exemptions">
        {exemptible.length > 0 && (
          <GrantForm campaign={campaign.id} items={exemptible} />
        )}
        <ExemptionTable
          exemptions={exemptions}
          titles={titles}
          mayWithdraw={viewer.mayWithdraw}
        />
      </Section>
    </>
  );
}
