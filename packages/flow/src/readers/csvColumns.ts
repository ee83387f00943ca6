import { UnreadableInputError } from './errors';
import type { LogMapping } from './logMapping';

/**
 * Where the columns of a log stand in its rows.
 *
 * @internal
 */
export interface CsvColumns {
  case: number;
  activity: number[];
  time: number;
  start?: number;
  lifecycle?: number;
  resource?: number;
  /** How many columns a row must have at least. */
  needed: number;
}

/** Usual names, without spaces, `_` and `-`; the earlier wins. */
const USUAL = {
  case: ['case:concept:name', 'caseid', 'case', 'traceid'],
  activity: ['concept:name', 'activity', 'activityname', 'state', 'status'],
  time: [
    'time:timestamp',
    'timestamp',
    'time',
    'completetimestamp',
    'completetime',
    'endtimestamp',
  ],
  start: ['starttimestamp', 'start', 'starttime'],
  lifecycle: ['lifecycle:transition', 'lifecycle'],
  resource: ['org:resource', 'resource'],
};
const LISTED = 40;

/**
 * Finds the columns of a log in its header.
 *
 * @internal
 */
export function findCsvColumns(
  header: string[],
  mapping: LogMapping,
): CsvColumns {
  const named = (name: string) => findNamed(header, name);
  const required = (field: 'case' | 'activity' | 'time', name?: string) => {
    const at = name === undefined ? findUsual(header, field) : named(name);
    return at ?? failMissing(header, field, name);
  };
  const optional = (field: 'start' | 'lifecycle' | 'resource') => {
    const name = mapping[field];
    if (name === undefined) return findUsual(header, field);
    return named(name) ?? failMissing(header, field, name);
  };
  const columns = {
    case: required('case', mapping.case),
    activity: activityNames(mapping).map(name => required('activity', name)),
    time: required('time', mapping.time),
  };
  return {
    ...columns,
    start: optional('start'),
    lifecycle: optional('lifecycle'),
    resource: optional('resource'),
    needed: 1 + Math.max(columns.case, columns.time, ...columns.activity),
  };
}

function activityNames(mapping: LogMapping): Array<string | undefined> {
  const { activity } = mapping;
  if (Array.isArray(activity) && activity.length > 0) return activity;
  return [typeof activity === 'string' ? activity : undefined];
}

/** The exact name wins over one that differs in case and blanks only. */
function findNamed(header: string[], name: string): number | undefined {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const plain = name.trim().toLowerCase();
  const at = header.findIndex(cell => cell.trim().toLowerCase() === plain);
  return at >= 0 ? at : undefined;
}

function findUsual(
  header: string[],
  field: keyof typeof USUAL,
): number | undefined {
  const plain = header.map(cell => cell.toLowerCase().replace(/[\s_-]/g, ''));
  for (const name of USUAL[field]) {
    const at = plain.indexOf(name);
    if (at >= 0) return at;
  }
  return undefined;
}

function failMissing(
  header: string[],
  field: keyof typeof USUAL,
  name: string | undefined,
): never {
  const found = header.slice(0, LISTED).map(cell => cell.slice(0, 60));
  const more = header.length > LISTED ? `, … (${header.length} in all)` : '';
  throw new UnreadableInputError(
    'missing-column',
    `${
      name === undefined
        ? `no column looks like the ${field}`
        : `there is no column "${name}" for the ${field}`
    }; the columns are: ${found.join(', ')}${more}`,
    { cure: `Set "${field}" of the input to one of these columns.` },
  );
}
