import { SiteIssue } from './types';

/** A query of the few forms that are asked. */
export interface Jql {
  project: string;
  /** Each must hold; of its conditions one must. */
  clauses: Condition[][];
}

type Condition = { updatedFrom: number } | { notCategory: string };

const ORDER = / ORDER BY updated ASC, key ASC$/;

const HOUR = 3_600_000;

function localOf(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
}

/** What a local time stands for; the later one where it was there twice. */
function instantOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local.replace(' ', 'T')}:00Z`);
  for (let half = -28; half <= 28; half += 1) {
    const instant = asUtc - (half * HOUR) / 2;
    if (localOf(instant, timeZone) === local) {
      return instant;
    }
  }
  throw new Error(`Date value '${local}' for field 'updated' is invalid.`);
}

function conditionOf(text: string, timeZone: string): Condition {
  const date = /^updated >= "(\d{4}-\d{2}-\d{2} \d{2}:\d{2})"$/.exec(text);
  if (date) {
    return { updatedFrom: instantOf(date[1], timeZone) };
  }
  const category = /^statusCategory != (\w+)$/.exec(text);
  if (category) {
    return { notCategory: category[1].toLocaleLowerCase('en-US') };
  }
  throw new Error(`Error in the JQL Query: '${text}' is not understood.`);
}

/**
 * Reads `project = "PAY" AND updated >= "2026-03-02 10:00" ORDER BY …`.
 *
 * @throws Error for anything else, so that no test passes by accident.
 */
export function readJql(jql: string, timeZone: string): Jql {
  if (!ORDER.test(jql)) {
    throw new Error('Error in the JQL Query: no order that this site knows.');
  }
  const [first, ...rest] = jql.replace(ORDER, '').split(' AND ');
  const project = /^project = "([^"]+)"$/.exec(first)?.[1];
  if (project === undefined) {
    throw new Error(`Error in the JQL Query: '${first}' names no project.`);
  }
  const clauses = rest.map(clause =>
    clause
      .replace(/^\((.*)\)$/, '$1')
      .split(' OR ')
      .map(text => conditionOf(text, timeZone)),
  );
  return { project, clauses };
}

/** Whether an issue is what a query asks for. */
export function matches(
  { clauses }: Jql,
  { issue, updated }: { issue: SiteIssue; updated: number },
): boolean {
  return clauses.every(conditions =>
    conditions.some(condition =>
      'updatedFrom' in condition
        ? updated >= condition.updatedFrom
        : issue.fields.status?.statusCategory?.key !== condition.notCategory,
    ),
  );
}
