import { InputTally } from '../report/inputTally';

/**
 * What could not be read, in sentences; empty when every input was usable.
 *
 * @remarks
 * A few rejected records are no complaint: they are in the report. Everything
 * later than `--as-of` is none either: that was asked for.
 */
export function complaints(tally: InputTally): string[] {
  const { input, failures, events, later } = tally;
  const name = `${input.kind}:${input.path}`;
  const said = failures.map(failure => `${name}: ${failure}`);
  if (events > 0 || later > 0) {
    return said;
  }
  return said.length > 0 ? said : [`${name}: ${reasonForNothing(tally)}`];
}

function reasonForNothing(tally: InputTally): string {
  const { records, rejected, ignored } = tally;
  if (records === 0) {
    return 'it holds no records; check that the export was complete';
  }
  const reasons = ignored.map(each => `${each.count} × ${each.reason}`);
  if (rejected > 0) {
    const [{ at, reason }] = tally.figures().rejected;
    reasons.unshift(`${rejected} rejected, the first at ${at}: ${reason}`);
  }
  const why = reasons.slice(0, 5).join('; ');
  return `none of its ${records} records could be used${why && `: ${why}`}`;
}
