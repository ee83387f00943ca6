import { Link } from '@backstage/core-components';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { CampaignListPanel } from './CampaignListPanel';
import { CampaignPanel } from './CampaignPanel';
import { useCampaignLinks } from './useCampaignLinks';

/** What is asked of outcomes by when? All campaigns, or one. */
export function CampaignsView() {
  const { open, outcomes, list } = useCampaignLinks();
  const classes = useReportClasses();
  return (
    <div className={classes.printable}>
      <p>
        <Link to={open ? list : outcomes}>
          {open ? 'All campaigns' : 'All outcomes'}
        </Link>
      </p>
      {open ? <CampaignPanel key={open} id={open} /> : <CampaignListPanel />}
    </div>
  );
}
