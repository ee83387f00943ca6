import { Route, Routes } from 'react-router-dom';
import { OutcomeDetailView } from './OutcomeDetailView';
import { PortfolioView } from './PortfolioView';

/** Which outcomes are reached, how fast, at what cost? All of them, or one. */
export function OutcomesView() {
  return (
    <Routes>
      <Route path="/" element={<PortfolioView />} />
      <Route path="/:ref" element={<OutcomeDetailView />} />
    </Routes>
  );
}
