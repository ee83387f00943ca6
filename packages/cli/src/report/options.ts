import { FlowConfig, Rules } from '@delivery-stack/flow';
import { InputArgument } from '../inputs/inputArgument';

/** What a report is asked for. Instants are epoch milliseconds. */
export interface ReportOptions {
  inputs: InputArgument[];
  config: FlowConfig;
  rules: Rules;
  /** Later events are left out; default: the latest event. */
  asOf?: number;
  /** Only journeys that closed from here … */
  since?: number;
  /** … to here. */
  until?: number;
  calendar: 'elapsed' | 'working';
}
