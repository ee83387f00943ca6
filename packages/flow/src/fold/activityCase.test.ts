import { rulesOf, sumOf } from '../__testUtils__/reportOf';
import { FlowConfigInput } from '../config';
import { LogRow } from '../readers/logRow';
import { foldCase } from './foldCase';

const DAY = 86_400_000;

/** Rows as `[day, activity, lifecycle or day of the start]`. */
type Row = [number, string, (string | number)?];

const rowsOf = (rows: readonly Row[]): LogRow[] =>
  rows.map(([day, activity, more], seq) => ({
    caseId: 'A',
    activity,
    time: day * DAY,
    seq,
    ...(typeof more === 'number' ? { start: more * DAY } : {}),
    ...(typeof more === 'string' ? { lifecycle: more } : {}),
  }));

function fold(rows: readonly Row[], config: FlowConfigInput = {}) {
  const rules = rulesOf(config);
  const journey = foldCase({
    input: 'log',
    caseId: 'A',
    rows: rowsOf(rows),
    as: 'activity',
    rules,
  });
  return { journey, sum: sumOf([journey], rules, 99 * DAY) };
}

const gate = (match: object): FlowConfigInput => ({
  gates: [{ id: 'g', kind: 'approval', match: [{ source: 'log', ...match }] }],
});

/** Days of queue, processing, return and total at the only gate. */
function daysAt(rows: readonly Row[], config: FlowConfigInput) {
  const [figures] = fold(rows, config).sum.gates();
  const days = (name: 'queue' | 'processing' | 'return' | 'total') =>
    figures[name].n > 0 ? (figures[name].sum * 1000) / DAY : undefined;
  return [days('queue'), days('processing'), days('return'), days('total')];
}

describe('a case of an activity log', () => {
  it.each<[string, Row[], Record<string, number>]>([
    [
      'completions alone',
      [
        [1, 'a'],
        [3, 'b'],
      ],
      { unaccounted: 2 },
    ],
    [
      'a start in the row',
      [
        [1, 'a'],
        [5, 'b', 3],
      ],
      { unaccounted: 2, work: 2 },
    ],
    [
      'a start before',
      [
        [1, 'a'],
        [3, 'b', 'start'],
        [5, 'b', 'complete'],
      ],
      { unaccounted: 2, work: 2 },
    ],
    [
      'a schedule before that',
      [
        [1, 'b', 'schedule'],
        [3, 'b', 'start'],
        [5, 'b', 'complete'],
      ],
      { queue: 2, work: 2 },
    ],
    [
      'a start that never completes',
      [
        [1, 'b', 'start'],
        [5, 'a'],
      ],
      { work: 4 },
    ],
    [
      'a start after its completion',
      [
        [1, 'a'],
        [3, 'b', 4],
      ],
      { unaccounted: 3 },
    ],
    [
      'a transition that is neither',
      [
        [1, 'b', 'assign'],
        [5, 'b', 'suspend'],
      ],
      { unaccounted: 4 },
    ],
  ])('%s', (_name, rows, days) => {
    const { byKind } = fold(rows).sum.journeys();
    const told = Object.entries(byKind)
      .filter(([, seconds]) => seconds > 0)
      .map(([kind, seconds]) => [kind, (seconds * 1000) / DAY]);
    expect(Object.fromEntries(told)).toEqual(days);
  });

  it('takes the kind of time that a step rule names', () => {
    const config: FlowConfigInput = {
      steps: [{ match: 'b', kind: 'queue', function: 'security' }],
    };
    for (const rows of [
      [
        [1, 'a'],
        [3, 'b'],
      ],
      [
        [1, 'a'],
        [3, 'b', 1],
      ],
    ] as Row[][]) {
      const { byKind, byFunction } = fold(rows, config).sum.journeys();
      expect(byKind.queue).toBe(2 * 86_400);
      expect(byFunction).toEqual({ security: 2 * 86_400 });
    }
  });

  it('is closed by its ends where the configuration names them', () => {
    const config: FlowConfigInput = { journeys: { ends: 'paid' } };
    expect(
      fold(
        [
          [1, 'a'],
          [2, 'paid'],
        ],
        config,
      ).journey.to,
    ).toBe(2 * DAY);
    expect(
      fold(
        [
          [1, 'paid'],
          [2, 'a'],
        ],
        config,
      ).journey.to,
    ).toBeUndefined();
  });
});

describe('a gate of an activity log', () => {
  it.each<[string, Row[], object, Array<number | undefined>]>([
    [
      'the event before opens',
      [
        [1, 'a'],
        [4, 'ok'],
      ],
      { approves: 'ok' },
      [3, undefined, undefined, 3],
    ],
    [
      'the event before the start opens',
      [
        [1, 'a'],
        [3, 'ok', 'start'],
        [4, 'ok', 'complete'],
      ],
      { approves: 'ok' },
      [2, 1, undefined, 3],
    ],
    [
      'the same, with the start in the row and others between',
      [
        [1, 'a'],
        [3.5, 'b'],
        [4, 'ok', 3],
      ],
      { approves: 'ok' },
      [2, 1, undefined, 3],
    ],
    [
      'a second ask continues the round',
      [
        [1, 'ask'],
        [2, 'ask'],
        [4, 'ok'],
      ],
      { opens: 'ask', approves: 'ok' },
      [3, undefined, undefined, 3],
    ],
    [
      'an activity starts',
      [
        [1, 'ask'],
        [2, 'look'],
        [4, 'ok'],
      ],
      { opens: 'ask', starts: 'look', approves: 'ok' },
      [1, 2, undefined, 3],
    ],
    [
      'a return lasts from the first rejection to the next ask',
      [
        [1, 'ask'],
        [2, 'no'],
        [3, 'no'],
        [6, 'ask'],
        [7, 'ok'],
      ],
      { opens: 'ask', approves: 'ok', rejects: 'no' },
      [2, undefined, 4, 6],
    ],
    [
      'the last approval ends the total',
      [
        [1, 'ask'],
        [2, 'ok'],
        [9, 'ok'],
      ],
      { opens: 'ask', approves: 'ok' },
      [1, undefined, undefined, 8],
    ],
    [
      'never approved is in no total',
      [
        [1, 'ask'],
        [2, 'no'],
      ],
      { opens: 'ask', approves: 'ok', rejects: 'no' },
      [1, undefined, undefined, undefined],
    ],
  ])('%s', (_name, rows, match, days) => {
    expect(daysAt(rows, gate(match))).toEqual(days);
  });

  it('leaves out, and says, what nothing asked for', () => {
    const config = gate({ opens: 'ask', approves: 'ok' });
    const { journey } = fold(
      [
        [1, 'a'],
        [2, 'ok'],
      ],
      config,
    );
    expect(journey.passages).toEqual([]);
    expect(journey.anomalies.map(({ code }) => code)).toEqual([
      'decided-before-asked',
    ]);
  });
});
