import { CreatedReport } from '../../report/createReport';
import { count, day } from '../numbers';
import { delivery, inputs } from './evidence';
import { patterns } from './kinds';
import { escape } from './markup';
import { page } from './page';
import { days, gates, steps, summary } from './sections';

/** The report as one page without scripts, fonts or images from elsewhere. */
export function htmlReport({ report, tallies }: CreatedReport): string {
  const { asOf, journeys } = report;
  const heading = `${patterns()}<h1>Where does the time go?</h1>
<p class="note">As of ${escape(day(asOf))}; ${count(
    journeys.count,
  )} journeys: ${count(journeys.closed)} closed, ${count(
    journeys.open,
  )} open (censored).</p>`;
  return page(
    'Delivery report',
    [
      heading,
      summary(report),
      days(report),
      gates(report),
      steps(report),
      delivery(report),
      inputs(report, tallies),
    ].join(''),
  );
}
