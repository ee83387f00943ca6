import { GatesView } from './Gates';
import { JourneysView } from './Journeys';
import { SubPageShell } from './layout';
import { OutcomesView } from './Outcomes';
import { OverviewView } from './Overview';
import { PatternsView } from './Patterns';
import { SourcesView } from './Sources';

/** Questions that the sub-pages answer, printed below their titles. */
export const QUESTIONS = {
  overview: 'Where does our time go, and what should change next?',
  outcomes: 'Which outcomes are reached, how fast, at what cost?',
  gates: 'What does each gate cost, and what does it catch?',
  journeys: 'What happened between need and adopted?',
  patterns: 'Is this pattern still approved, and what changed?',
  sources: 'Does everything arrive, and does it fit together?',
};

/** Sub-page Overview. */
export function OverviewPage() {
  return (
    <SubPageShell title="Overview" question={QUESTIONS.overview}>
      <OverviewView />
    </SubPageShell>
  );
}

/** Sub-page Outcomes. */
export function OutcomesPage() {
  return (
    <SubPageShell title="Outcomes" question={QUESTIONS.outcomes}>
      <OutcomesView />
    </SubPageShell>
  );
}

/** Sub-page Gates. */
export function GatesPage() {
  return (
    <SubPageShell title="Gates" question={QUESTIONS.gates}>
      <GatesView />
    </SubPageShell>
  );
}

/** Sub-page Journeys. */
export function JourneysPage() {
  return (
    <SubPageShell title="Journeys" question={QUESTIONS.journeys}>
      <JourneysView />
    </SubPageShell>
  );
}

/** Sub-page Patterns. */
export function PatternsPage() {
  return (
    <SubPageShell title="Patterns" question={QUESTIONS.patterns}>
      <PatternsView />
    </SubPageShell>
  );
}

/** Sub-page Sources. */
export function SourcesPage() {
  return (
    <SubPageShell title="Sources" question={QUESTIONS.sources}>
      <SourcesView />
    </SubPageShell>
  );
}
