import { change, fact, hoursOf, run } from '../__testUtils__/facts';
import { journeysOf, rulesOf } from '../__testUtils__/reportOf';
import { AnyFact, FactData } from '../events';
import { Journey } from './journey';
import { isCaught } from './ledger';

const rules = rulesOf({
  gates: [
    {
      id: 'scans',
      kind: 'evaluation',
      function: 'security',
      match: [{ source: 'cdevents', check: ['scan*', 'audit'] }],
    },
    {
      id: 'train',
      kind: 'queue',
      match: [{ source: 'cdevents', runner: 'merge queue' }],
    },
  ],
});

const opened = [
  fact(0, 'change.created', change()),
  fact(0, 'change.updated', { ...change(), headSha: 'one' }),
  fact(10, 'change.updated', { ...change(), headSha: 'two' }),
];

type Task = FactData['taskrun.finished'];

/** A task that ran from one hour to another. */
function ran(
  name: string,
  [from, to]: [number, number?],
  of: Partial<Task> = {},
): AnyFact[] {
  const attempt = of.attempt ?? 1;
  const headSha = of.headSha ?? 'one';
  const about = {
    ...run(attempt),
    run: `shop/till/runs/${headSha}`,
    task: `shop/till/jobs/${name}/${headSha}/${attempt}`,
    name,
    ...of,
    headSha,
  };
  const { outcome: _, ...begun } = about;
  const outcome = of.outcome ?? 'success';
  return [
    fact(from, 'taskrun.started', begun),
    ...(to === undefined
      ? []
      : [fact(to, 'taskrun.finished', { ...about, outcome })]),
  ];
}

function journeyOf(...facts: AnyFact[]): Journey {
  const journeys = [...journeysOf([...opened, ...facts], rules).values()];
  expect(journeys).toHaveLength(1);
  return journeys[0];
}

const roundsOf = ({ passages }: Journey, gate = 'scans') =>
  passages
    .filter(each => each.gate === gate)
    .flatMap(({ subject, rounds }) =>
      rounds.map(
        ({ asked, decided, decision = 'open' }) =>
          `${subject} ${hoursOf(asked)}–${hoursOf(decided) ?? ''} ${decision}`,
      ),
    );

const spansOf = ({ spans }: Journey) =>
  spans
    .filter(({ step, gate }) => step !== 'coding' && gate !== undefined)
    .map(
      ({ spanKind, function: owner, start, end }) =>
        `${spanKind} ${owner} ${hoursOf(start)}–${hoursOf(end) ?? ''}`,
    );

describe('automated checks', () => {
  it('are processing of the gate that names them, and rounds of the change', () => {
    const journey = journeyOf(...ran('scan code', [1, 3]));
    expect(roundsOf(journey)).toEqual(['shop/till#1 1–3 approved']);
    expect(spansOf(journey)).toEqual(['processing security 1–3']);
  });

  it('of one commit decide together: the worst of them counts', () => {
    const journey = journeyOf(
      ...ran('scan code', [1, 3], { outcome: 'failure' }),
      ...ran('audit', [2, 6]),
      ...ran('scan images', [1, 2], { outcome: 'skip' }),
    );
    expect(roundsOf(journey)).toEqual(['shop/till#1 1–6 rejected']);
  });

  it('send a change back: what the pod then did is the return, and a catch', () => {
    const journey = journeyOf(
      ...ran('audit', [1, 2], { outcome: 'failure' }),
      ...ran('audit', [11, 12], { headSha: 'two' }),
    );
    expect(roundsOf(journey)).toEqual([
      'shop/till#1 1–2 requestChanges',
      'shop/till#1 11–12 approved',
    ]);
    expect(spansOf(journey)).toContain('return pod 2–11');
    expect(journey.passages.map(isCaught)).toEqual([true]);
  });

  it('that pass when they are only run again caught nothing', () => {
    const journey = journeyOf(
      ...ran('audit', [1, 2], { outcome: 'failure' }),
      ...ran('audit', [4, 5], { attempt: 2 }),
    );
    expect(roundsOf(journey)).toEqual([
      'shop/till#1 1–2 requestChanges',
      'shop/till#1 4–5 approved',
    ]);
    expect(journey.passages.map(isCaught)).toEqual([false]);
  });

  it('of a newer commit replace those that are still open', () => {
    const journey = journeyOf(
      ...ran('audit', [1]),
      ...ran('audit', [11, 12], { headSha: 'two' }),
    );
    expect(roundsOf(journey)).toEqual(['shop/till#1 1–12 approved']);
  });

  it.each(['error', 'cancel'] as const)(
    'that end as %s give no verdict',
    outcome => {
      const journey = journeyOf(...ran('audit', [1, 2], { outcome }));
      expect(roundsOf(journey)).toEqual(['shop/till#1 1–2 cancelled']);
    },
  );

  it('of another tool are in a figure only where a gate names them', () => {
    const journey = journeyOf(
      ...ran('licence agreement', [1, 500], { evaluation: true }),
      ...ran('audit', [1, 2], { evaluation: true, outcome: 'failure' }),
    );
    expect(journey.spans.map(({ step }) => step)).toEqual(['audit']);
    expect(roundsOf(journey)).toEqual(['shop/till#1 1–2 rejected']);
  });
});

describe('a task that begins again', () => {
  const waits = (hour: number, predicate: 'queued' | 'finished') =>
    fact(hour, `taskrun.${predicate}`, {
      run: 'shop/till#1/merge-queue',
      task: 'shop/till#1/merge-queue',
      attempt: 1,
      name: 'merge queue',
      changes: ['shop/till#1'],
    });

  it('waits once more: a change that is put into a merge queue twice', () => {
    const journey = journeyOf(
      waits(20, 'queued'),
      waits(20.5, 'queued'),
      waits(22, 'finished'),
      waits(30, 'queued'),
      waits(31, 'finished'),
      waits(40, 'queued'),
    );
    expect(roundsOf(journey, 'train')).toEqual([
      'shop/till#1/merge-queue 20–22 open',
      'shop/till#1/merge-queue 30–31 open',
      'shop/till#1/merge-queue 40– open',
    ]);
    expect(spansOf(journey)).toEqual([
      'queue unowned 20–22',
      'queue unowned 30–31',
      'queue unowned 40–',
    ]);
  });

  it('does not because a clock put its end before its beginning', () => {
    const journey = journeyOf(waits(20, 'finished'), waits(21, 'queued'));
    expect(spansOf(journey)).toEqual([]);
  });
});
