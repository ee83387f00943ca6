import { CreatedReport } from '../report/createReport';
import { escaped } from './visible';

/** The report as JSON; what it says may be printed on a terminal. */
export function jsonReport({ report }: CreatedReport): string {
  return escaped(JSON.stringify(report, undefined, 2));
}
