import { fact } from '../__testUtils__/facts';
import { journeysOf, rulesOf, sumOf } from '../__testUtils__/reportOf';
import { FlowConfigInput } from '../config';
import { AnyFact } from '../events';
import { crossings } from '../measure';
import { LogRow } from '../readers/logRow';
import { foldCase } from './foldCase';
import { Journey } from './journey';

const DAY = 86_400;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

/** The analytics journey: states with the day on which each was entered. */
const states = [
  ['Environment requested', '2026-03-02'],
  ['Configuring', '2026-03-05'],
  ['Security review', '2026-03-10'],
  ['Modifying', '2026-03-22'],
  ['Data access requested', '2026-03-25'],
  ['Productive', '2026-04-02'],
] as const;

const configFor = (source: string): FlowConfigInput => ({
  steps: [{ match: 'Configuring', kind: 'work', function: 'pod' }],
  journeys: { doneStatuses: 'Productive' },
  gates: [
    {
      id: 'environment-request',
      kind: 'handoff',
      function: 'infrastructure',
      match: [{ source, status: ['Environment requested'] }],
    },
    {
      id: 'security-review',
      kind: 'approval',
      function: 'security',
      match: [
        { source, status: ['Security review'], returnsTo: ['Modifying'] },
      ],
    },
    {
      id: 'data-access',
      kind: 'approval',
      function: 'data',
      match: [{ source, status: 'Data access requested' }],
    },
  ],
});

function asLog(): Journey {
  const rows: LogRow[] = states.map(([activity, date], seq) => ({
    caseId: 'A',
    activity,
    time: day(date),
    seq,
  }));
  const rules = rulesOf(configFor('log'));
  return foldCase({ input: 'log.csv', caseId: 'A', rows, as: 'state', rules });
}

function asTicket(): Journey {
  const source = 'https://bank.atlassian.net';
  const at = (date: string): Partial<AnyFact> => ({ time: day(date), source });
  const facts = states.map(([to, date], place) =>
    Object.assign(
      place === 0
        ? fact(0, 'ticket.created', {
            key: 'DATA-1',
            ticketType: 'Initiative',
            status: to,
          })
        : fact(place, 'ticket.statuschanged', {
            key: 'DATA-1',
            from: states[place - 1][0],
            to,
          }),
      { vendor: 'jira', ...at(date) },
    ),
  );
  const rules = rulesOf(configFor('jira'));
  return journeysOf(facts as AnyFact[], rules).get('DATA-1')!;
}

describe.each([
  ['a state log', 'log', asLog],
  ['tickets of Jira', 'jira', asTicket],
])('the analytics journey of 31 days, as %s', (_name, source, journeyOf) => {
  const rules = rulesOf(configFor(source));
  const journey = journeyOf();
  const sum = sumOf([journey], rules, journey.to!);

  it('takes 31 days, and every view adds up to them', () => {
    const { elapsed, byKind, byFunction, flowEfficiency, governanceLatency } =
      sum.journeys();
    expect(elapsed.sum).toBe(31 * DAY);
    expect(byKind).toEqual({
      work: 5 * DAY,
      queue: 23 * DAY,
      return: 3 * DAY,
      processing: 0,
      timer: 0,
      unaccounted: 0,
    });
    expect(byFunction).toEqual({
      infrastructure: 3 * DAY,
      pod: 8 * DAY,
      security: 12 * DAY,
      data: 8 * DAY,
    });
    expect(flowEfficiency?.ratioOfSums).toBe(8 / 31);
    expect(governanceLatency.sum).toBe(26 * DAY);
    expect(governanceLatency.share).toBe(26 / 31);
  });

  it('is approved with changes after one round of security review', () => {
    const gate = sum.gates().find(({ id }) => id === 'security-review')!;
    expect(gate).toMatchObject({
      passages: 1,
      open: 0,
      rounds: 1,
      decisions: { approved: 1, requestChanges: 0, rejected: 0 },
      queue: { n: 1, sum: 12 * DAY },
      processing: { n: 0 },
      return: { n: 1, sum: 3 * DAY },
      total: { n: 1, sum: 12 * DAY },
    });
  });

  it('waits at three boundaries', () => {
    expect(
      crossings(journey, journey.to!).map(({ from, to, wait }) => [
        from,
        to,
        wait / 1000 / DAY,
      ]),
    ).toEqual([
      ['infrastructure', 'pod', 0],
      ['pod', 'security', 15],
      ['pod', 'data', 8],
    ]);
  });
});

describe('variants of the analytics journey', () => {
  const config = configFor('log');
  const row = (activity: string, date: string, seq: number): LogRow => ({
    caseId: 'A',
    activity,
    time: day(date),
    seq,
  });
  const fold = (rows: LogRow[]) => {
    const rules = rulesOf(config);
    const options = { input: 'log.csv', caseId: 'A', rows, rules };
    return foldCase({ ...options, as: 'state' });
  };

  it('the order of the rows does not matter', () => {
    const rows = states.map(([state, date], seq) => row(state, date, seq));
    expect(fold([...rows].reverse())).toEqual(fold(rows));
  });

  it('asked again after the rework: a second round, and no approval yet', () => {
    const { passages } = fold([
      row('Security review', '2026-03-01', 0),
      row('Modifying', '2026-03-03', 1),
      row('Security review', '2026-03-06', 2),
      row('Productive', '2026-03-07', 3),
    ]);
    expect(passages[0].rounds).toEqual([
      {
        asked: day('2026-03-01'),
        decided: day('2026-03-03'),
        decision: 'requestChanges',
        returned: day('2026-03-03'),
        resumed: day('2026-03-06'),
      },
      {
        asked: day('2026-03-06'),
        decided: day('2026-03-07'),
        decision: 'approved',
      },
    ]);
  });

  it('sent back and never again is rejected when the case closes', () => {
    const { passages } = fold([
      row('Security review', '2026-03-01', 0),
      row('Modifying', '2026-03-03', 1),
    ]);
    expect(passages[0].rounds[0].decision).toBe('rejected');
  });
});
