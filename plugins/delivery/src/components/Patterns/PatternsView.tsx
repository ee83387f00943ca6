import { Route, Routes } from 'react-router-dom';
import { PatternListView } from './PatternListView';
import { PatternView } from './PatternView';

/** Is this pattern still approved, and what changed? All of them, or one. */
export function PatternsView() {
  return (
    <Routes>
      <Route path="/" element={<PatternListView />} />
      <Route path="/:ref" element={<PatternView />} />
    </Routes>
  );
}
