/** One row of a test log: case, activity, instant. */
export type TestRow = readonly [string, string, string];

/** Rows as CSV under the usual names. */
export function csvOf(rows: readonly TestRow[]): string {
  return ['case,activity,time', ...rows.map(row => row.join(','))]
    .join('\n')
    .concat('\n');
}

/** The same rows as XES. */
export function xesOf(rows: readonly TestRow[]): string {
  const traces = new Map<string, TestRow[]>();
  for (const row of rows) {
    traces.set(row[0], [...(traces.get(row[0]) ?? []), row]);
  }
  const event = ([, activity, time]: TestRow) =>
    `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${time}"/></event>`;
  const trace = ([name, events]: [string, TestRow[]]) =>
    `<trace><string key="concept:name" value="${name}"/>${events
      .map(event)
      .join('')}</trace>`;
  return `<?xml version="1.0"?>\n<log>${[...traces]
    .map(trace)
    .join('\n')}</log>`;
}

/** Three claims of 4, 2 and 6 days; the second is sent back once. */
export const claims: readonly TestRow[] = [
  ['C1', 'register', '2026-01-05T09:00:00Z'],
  ['C1', 'check', '2026-01-06T09:00:00+00:00'],
  ['C1', 'decide', '2026-01-09T10:00:00+01:00'],
  ['C2', 'register', '2026-01-12T09:00:00Z'],
  ['C2', 'check', '2026-01-12T21:00:00Z'],
  ['C2', 'decide', '2026-01-14T09:00:00Z'],
  ['C3', 'register', '2026-02-02T09:00:00Z'],
  ['C3', 'check', '2026-02-03T09:00:00Z'],
  ['C3', 'send back', '2026-02-04T09:00:00Z'],
  ['C3', 'check', '2026-02-06T09:00:00Z'],
  ['C3', 'decide', '2026-02-08T09:00:00Z'],
];
