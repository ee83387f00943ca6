import { Pass } from '../Pass';
import { AlertList } from './AlertList';
import { KnownAlerts } from './KnownAlerts';

/** One list of alerts of one repository, in one run. */
export interface AlertReading {
  list: AlertList;
  /** `<owner>/<repository>` */
  repository: string;
  pass: Pass;
  known: KnownAlerts;
}
