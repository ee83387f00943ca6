import { Journey, foldCase } from '@delivery-stack/flow';
import { Spool } from '../spool/spool';
import { InputTally } from './inputTally';
import { ReportOptions } from './options';
import { ofCaseKey } from './readLogs';
import { SpooledRow, fromSpooled } from './spooledRow';

/** The journeys of all cases of all event logs, one at a time. */
export function* foldedCases(
  rows: Spool,
  tallies: readonly InputTally[],
  { rules, config }: ReportOptions,
): Generator<Journey> {
  for (const { key, records } of rows.groups<SpooledRow>()) {
    const { input, caseId } = ofCaseKey(key);
    const { kind, path } = tallies[input].input;
    const { as } = config.inputs[kind === 'xes' ? 'xes' : 'csv'];
    yield foldCase({
      input: `${kind}:${path}`,
      caseId,
      rows: records.map(record => fromSpooled(caseId, record)),
      as,
      rules,
    });
  }
}
