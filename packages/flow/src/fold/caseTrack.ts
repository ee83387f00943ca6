import { Anomaly, StepVisit } from './journey';
import { Passage } from './passage';
import { Span } from './span';

/** What the rows of one case say. Instants are epoch milliseconds. */
export interface CaseTrack {
  from: number;
  to: number;
  spans: Span[];
  passages: Passage[];
  visits: StepVisit[];
  anomalies: Anomaly[];
}
