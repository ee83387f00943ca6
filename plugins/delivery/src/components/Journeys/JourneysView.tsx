import { Route, Routes } from 'react-router-dom';
import { useFrame } from '../../frame';
import { useJourneys } from '../../hooks';
import { FilterBar } from '../FilterBar';
import { FrameNotices } from '../states';
import { CompareView } from './CompareView';
import { JourneyListPanel } from './JourneyListPanel';
import { JourneyView } from './JourneyView';

/** What happened between need and adopted? The list, one, or two beside. */
export function JourneysView() {
  return (
    <Routes>
      <Route path="/" element={<JourneyListView />} />
      <Route path="/compare" element={<CompareView />} />
      <Route path="/:id" element={<JourneyView />} />
    </Routes>
  );
}

function JourneyListView() {
  const state = useFrame();
  // The list asks the same first page: one answer serves both.
  const query = useJourneys(state.frame, {
    status: 'all',
    orderBy: 'elapsed',
    limit: 50,
  });
  const answered = query.data?.pages[0]?.frame;
  return (
    <>
      <FilterBar state={state} answered={answered} />
      {answered && <FrameNotices frame={answered} />}
      <JourneyListPanel frame={state.frame} />
    </>
  );
}
