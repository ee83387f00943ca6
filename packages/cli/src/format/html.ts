import { Report } from '@delivery-stack/flow';
import { tableReport } from './table';

export function htmlReport(report: Report): string {
  return tableReport(report);
}
