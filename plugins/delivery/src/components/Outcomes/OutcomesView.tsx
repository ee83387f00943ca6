import { Route, Routes } from 'react-router-dom';
import { CampaignsView } from '../Campaigns';
import { OutcomeDetailView } from './OutcomeDetailView';
import { PortfolioView } from './PortfolioView';
import { usePortfolioParams } from './usePortfolioParams';

/** Which outcomes are reached, how fast, at what cost? All of them, or one. */
export function OutcomesView() {
  return (
    <Routes>
      <Route path="/" element={<AllView />} />
      <Route path="/:ref" element={<OutcomeDetailView />} />
    </Routes>
  );
}

/** All outcomes, or what is asked of them. */
function AllView() {
  const { view } = usePortfolioParams().params;
  return view === 'campaigns' ? <CampaignsView /> : <PortfolioView />;
}
