import {
  HOUR,
  STORY,
  change,
  deployment,
  fact,
  hoursOf,
  moves,
  production,
  run,
} from '../__testUtils__/facts';
import { deliverySumOf, journeysOf, rulesOf } from '../__testUtils__/reportOf';
import { AnyFact } from '../events';
import { Journey } from './journey';
import { Round } from './passage';

const rules = rulesOf({
  bots: ['dependabot'],
  gates: [
    {
      id: 'security',
      kind: 'approval',
      function: 'security',
      match: [
        { source: 'cdevents', status: 'Security', returnsTo: ['Rework'] },
      ],
    },
    {
      id: 'review',
      kind: 'approval',
      function: 'pod',
      match: [{ source: 'cdevents', review: true }],
    },
    {
      id: 'release',
      kind: 'approval',
      function: 'operations',
      match: [{ source: 'cdevents', environment: 'production' }],
    },
    {
      id: 'window',
      kind: 'timer',
      match: [{ source: 'cdevents', timer: 'production' }],
    },
    {
      id: 'runners',
      kind: 'queue',
      match: [{ source: 'cdevents', runner: '*' }],
    },
  ],
  steps: [{ match: 'Building', kind: 'work', function: 'pod' }],
});

/** The only journey that some facts tell. */
function journeyOf(...facts: AnyFact[]): Journey {
  const journeys = [...journeysOf(facts, rules).values()];
  expect(journeys).toHaveLength(1);
  return journeys[0];
}

/** Spans as `kind gate from–to`, in hours of the story. */
const spansOf = (journey: Journey) =>
  [...journey.spans]
    .sort((one, other) => one.start - other.start)
    .map(({ spanKind, gate, start, end }) =>
      [spanKind, gate, `${hoursOf(start)}–${hoursOf(end) ?? ''}`]
        .filter(Boolean)
        .join(' '),
    );

/** Rounds at a gate as `asked started decided decision`, in hours of the story. */
const roundsOf = ({ passages }: Journey, gate: string) =>
  passages
    .filter(each => each.gate === gate)
    .flatMap(({ rounds }) => rounds.map(lineOf));

function lineOf(round: Round): string {
  const { asked, started, decided, decision, returned, resumed } = round;
  const instants = [asked, started, decided].map(each => hoursOf(each) ?? '–');
  const back =
    returned === undefined
      ? ''
      : ` returned ${hoursOf(returned)}–${hoursOf(resumed) ?? ''}`;
  return `${instants.join(' ')} ${decision ?? 'open'}${back}`;
}

const opened = [
  fact(0, 'change.created', { ...change(), headSha: 'head' }),
] as const;
const merged = (hour: number) =>
  fact(hour, 'change.merged', { ...change(), mergeSha: 'merge' });
const deployed = (hour: number) =>
  fact(hour, 'service.deployed', { ...deployment(1, 'merge') });
const ask = (hour: number, key = 'a', details = {}) =>
  fact(hour, 'approval.created', production(key), details);
const decide = (
  hour: number,
  status: 'approved' | 'rejected' = 'approved',
  key = 'a',
  details = {},
) => fact(hour, 'approval.closed', { ...production(key), status }, details);

describe('traps of runs and deployments', () => {
  it('a second attempt: its gap to the first is no queue', () => {
    const journey = journeyOf(
      ...opened,
      fact(1, 'pipelinerun.queued', run(1)),
      fact(2, 'pipelinerun.started', run(1)),
      fact(3, 'pipelinerun.finished', { ...run(1), outcome: 'failure' }),
      fact(1, 'pipelinerun.queued', run(2)),
      fact(30, 'pipelinerun.started', run(2)),
      fact(31, 'pipelinerun.finished', { ...run(2), outcome: 'success' }),
    );
    expect(spansOf(journey).filter(span => !span.includes('review'))).toEqual([
      'queue runners 1–2',
      'work 2–3',
      'work 30–31',
    ]);
    expect(hoursOf(journey.milestones.productive?.at)).toBe(31);
  });

  it('an approval wait inside a job is not the job’s work', () => {
    const job = { ...run(), task: 'deploy', name: 'deploy' };
    const journey = journeyOf(
      ...opened,
      fact(1, 'taskrun.queued', job),
      fact(1, 'taskrun.started', job),
      ask(2),
      decide(12),
      fact(13, 'taskrun.finished', { ...job, outcome: 'success' }),
    );
    expect(spansOf(journey)).toEqual([
      'queue review 0–',
      'work 1–2',
      'queue release 2–12',
      'work 12–13',
    ]);
  });

  it('a job beside the approval works on', () => {
    const tests = { ...run(), task: 'tests', name: 'tests' };
    const journey = journeyOf(
      ...opened,
      fact(1, 'taskrun.started', tests),
      ask(2),
      fact(4, 'taskrun.finished', { ...tests, outcome: 'success' }),
      decide(12),
    );
    expect(spansOf(journey)).toContain('work 1–4');
  });

  it('a deployment without status history has no end', () => {
    const facts = [
      ...opened,
      merged(5),
      fact(6, 'deployment.created', deployment(1, 'merge')),
    ];
    const journey = journeyOf(...facts);
    expect(journey.to).toBeUndefined();
    const { changeFailRate, deploymentFrequencyPerDay } = deliverySumOf(
      facts,
      rules,
      STORY + 48 * HOUR,
    ).finish(STORY);
    expect({ changeFailRate, deploymentFrequencyPerDay }).toEqual({
      changeFailRate: null,
      deploymentFrequencyPerDay: null,
    });
  });

  it('a wait timer is a timer, also where only statuses tell of the wait', () => {
    const journey = journeyOf(
      ...opened,
      fact(1, 'pipelinerun.started', run()),
      fact(2, 'timer.started', production('t')),
      fact(4, 'timer.finished', production('t'), { inferred: true }),
      ask(2, 'a', { inferred: true }),
      decide(4, 'approved', 'a', { inferred: true }),
      fact(5, 'pipelinerun.finished', { ...run(), outcome: 'success' }),
    );
    expect(roundsOf(journey, 'release')).toEqual([]);
    expect(spansOf(journey)).toEqual([
      'queue review 0–',
      'work 1–2',
      'timer window 2–4',
      'work 4–5',
    ]);
  });

  it('what a person takes after the timer is the person’s', () => {
    const journey = journeyOf(
      ...opened,
      fact(1, 'pipelinerun.started', run()),
      fact(2, 'timer.started', production('t')),
      fact(4, 'timer.finished', production('t'), { inferred: true }),
      ask(2, 'a', { inferred: true }),
      decide(9, 'approved', 'a', { inferred: true }),
    );
    expect(roundsOf(journey, 'release')).toEqual(['4 – 9 approved']);
  });
});

describe('traps of approvals', () => {
  const about = [...opened, fact(1, 'pipelinerun.started', run())];

  it('a decision before its request is left out, and said', () => {
    const journey = journeyOf(...about, decide(2), ask(3));
    expect(journey.anomalies.map(({ code }) => code)).toEqual([
      'decided-before-asked',
    ]);
    expect(roundsOf(journey, 'release')).toEqual(['3 – – open']);
  });

  it('a decision without a request is missing, not guessed', () => {
    const journey = journeyOf(...about, decide(2));
    expect(roundsOf(journey, 'release')).toEqual([]);
    expect(journey.timestamps.missing).toBe(1);
  });

  it('overlapping approvals are one round', () => {
    const journey = journeyOf(
      ...about,
      ask(2, 'a'),
      ask(4, 'b'),
      decide(6, 'approved', 'a'),
      decide(9, 'approved', 'b'),
    );
    expect(roundsOf(journey, 'release')).toEqual(['2 – 9 approved']);
  });

  it('a rejection that is asked for again was a return', () => {
    const journey = journeyOf(
      ...about,
      ask(2, 'a'),
      decide(3, 'rejected', 'a'),
      ask(8, 'b'),
      decide(9, 'approved', 'b'),
    );
    expect(roundsOf(journey, 'release')).toEqual([
      '2 – 3 requestChanges returned 3–8',
      '8 – 9 approved',
    ]);
  });

  it('the same approval, recorded and concluded, counts once', () => {
    const journey = journeyOf(
      ...about,
      ask(2),
      ask(2.1, 'a', { inferred: true }),
      decide(5),
      decide(5.1, 'approved', 'a', { inferred: true }),
    );
    expect(roundsOf(journey, 'release')).toEqual(['2 – 5 approved']);
  });
});

describe('traps of reviews', () => {
  const says = (
    hour: number,
    state: 'approved' | 'changesRequested' | 'commented',
    reviewer: { id: string; bot?: boolean },
    more: object = {},
  ) => fact(hour, 'change.reviewed', { ...change(), state, reviewer, ...more });
  const authored = fact(2, 'change.created', {
    ...change(),
    headSha: 'head',
    author: { id: 'ann' },
  });
  const pickupOf = (...facts: AnyFact[]) =>
    deliverySumOf([authored, ...facts], rules, STORY + 99 * HOUR).finish(STORY)
      .stages.pickup;

  it.each([
    ['a bot', says(3, 'commented', { id: 'linter', bot: true })],
    ['a configured bot', says(3, 'commented', { id: 'dependabot' })],
    [
      'the author, by the flag',
      says(3, 'commented', { id: 'x' }, { byAuthor: true }),
    ],
    ['the author, by the name', says(3, 'commented', { id: 'ann' })],
  ])('a comment by %s is no review', (_who, comment) => {
    const journey = journeyOf(
      authored,
      comment,
      says(5, 'approved', { id: 'ben' }),
      merged(6),
    );
    expect(roundsOf(journey, 'review')).toEqual(['2 5 5 approved']);
  });

  it('a comment before the opening or after the merge is none either', () => {
    const early = says(1, 'commented', { id: 'ben' });
    const late = says(9, 'commented', { id: 'ben' });
    expect(
      roundsOf(journeyOf(authored, early, merged(6), late), 'review'),
    ).toEqual(['2 – 6 cancelled']);
    expect(pickupOf(early, merged(6), late)).toMatchObject({ n: 0 });
    expect(
      pickupOf(says(5, 'commented', { id: 'ben' }), merged(6)),
    ).toMatchObject({ n: 1, sum: 3 * 3600 });
  });

  it('requested changes, a push, an approval', () => {
    const journey = journeyOf(
      authored,
      says(4, 'changesRequested', { id: 'ben' }),
      says(5, 'changesRequested', { id: 'eve' }),
      fact(10, 'change.updated', { ...change(), headSha: 'second' }),
      says(12, 'approved', { id: 'ben' }),
      merged(13),
    );
    expect(roundsOf(journey, 'review')).toEqual([
      '2 4 4 requestChanges returned 4–10',
      '10 12 12 approved',
    ]);
    expect(journey.passages[0].rounds[0].changed).toBe(true);
  });

  it('second thoughts after an approval send it back', () => {
    const journey = journeyOf(
      authored,
      says(4, 'approved', { id: 'ben' }),
      says(6, 'changesRequested', { id: 'eve' }),
      fact(9, 'change.updated', { ...change(), headSha: 'second' }),
      says(12, 'approved', { id: 'eve' }),
      merged(13),
    );
    expect(roundsOf(journey, 'review')).toEqual([
      '2 4 4 approved',
      '6 6 6 requestChanges returned 6–9',
      '9 12 12 approved',
    ]);
  });

  it('a comment on a closed change does not open it again', () => {
    const closed = fact(5, 'change.abandoned', change());
    const late = says(7, 'commented', { id: 'ben' });
    expect(journeysOf([authored, closed, late], rules).size).toBe(0);
    const again = fact(8, 'change.updated', { ...change(), state: 'open' });
    expect(journeysOf([authored, closed, again], rules).size).toBe(1);
  });
});

describe('traps of tickets', () => {
  const created = fact(0, 'ticket.created', {
    key: 'SHOP-1',
    ticketType: 'Feature',
    status: 'Open',
  });

  it('a reopened ticket is open, and closes when it is done again', () => {
    const story = [
      created,
      moves(5, 'SHOP-1', 'Open', 'Done'),
      moves(9, 'SHOP-1', 'Done', 'Open'),
    ];
    expect(journeyOf(...story).to).toBeUndefined();
    const again = moves(12, 'SHOP-1', 'Open', 'Done');
    expect(hoursOf(journeyOf(...story, again).to)).toBe(12);
  });

  it('a journey that was delivered is open while its root is reopened', () => {
    const story = [
      created,
      fact(1, 'change.created', { ...change(), title: 'SHOP-1 Vouchers' }),
      merged(2),
      deployed(3),
      moves(4, 'SHOP-1', 'Open', 'Done'),
    ];
    expect(hoursOf(journeyOf(...story).to)).toBe(3);
    const reopened = moves(8, 'SHOP-1', 'Done', 'Open');
    expect(journeyOf(...story, reopened).to).toBeUndefined();
  });

  it('a skipped status is no passage', () => {
    const journey = journeyOf(created, moves(5, 'SHOP-1', 'Open', 'Done'));
    expect(journey.passages).toEqual([]);
  });

  it('a change of status that is not recorded is said', () => {
    const journey = journeyOf(
      created,
      moves(2, 'SHOP-1', 'Open', 'Security'),
      moves(6, 'SHOP-1', 'Legal', 'Done'),
    );
    expect(journey.anomalies.map(({ code }) => code)).toEqual([
      'status-history-gap',
    ]);
    expect(roundsOf(journey, 'security')).toEqual(['2 – 6 approved']);
  });

  it('moves of one instant are read in the order of their statuses', () => {
    const journey = journeyOf(
      created,
      moves(2, 'SHOP-1', 'Security', 'Building'),
      moves(2, 'SHOP-1', 'Open', 'Security'),
      moves(6, 'SHOP-1', 'Building', 'Done'),
    );
    expect(journey.anomalies).toEqual([]);
    expect(spansOf(journey)).toEqual(['work 2–6']);
  });

  it('a snapshot says nothing about the time before it', () => {
    const journey = journeyOf(
      fact(0, 'ticket.created', { key: 'SHOP-1', ticketType: 'Feature' }),
      fact(7, 'ticket.updated', { key: 'SHOP-1', status: 'Security' }),
    );
    expect(roundsOf(journey, 'security')).toEqual(['7 – – open']);
  });

  it('a comment counts only where comments are recorded at all', () => {
    const stay = [
      created,
      moves(2, 'SHOP-1', 'Open', 'Security'),
      moves(3, 'SHOP-1', 'Security', 'Done'),
    ];
    const commented = (hour: number, bot?: boolean) =>
      fact(hour, 'ticket.commented', {
        key: 'SHOP-1',
        actor: { id: 'x', bot },
      });
    const roundOf = (...facts: AnyFact[]) =>
      journeyOf(...stay, ...facts).passages[0].rounds[0].commented;
    expect(roundOf()).toBeUndefined();
    expect(roundOf(commented(1))).toBe(false);
    expect(roundOf(commented(2.5, true))).toBe(false);
    expect(roundOf(commented(2.5))).toBe(true);
  });

  it('silence is known where all comments made until the decision are', () => {
    const stay = [
      created,
      moves(2, 'SHOP-1', 'Open', 'Security'),
      moves(3, 'SHOP-1', 'Security', 'Done'),
    ];
    const roundWhen = (hour: number, commentsComplete?: boolean) =>
      journeyOf(
        ...stay,
        fact(hour, 'ticket.updated', { key: 'SHOP-1', commentsComplete }),
      ).passages[0].rounds[0].commented;
    expect(roundWhen(3, true)).toBe(false);
    expect(roundWhen(3)).toBeUndefined();
    // Somebody may have commented after that, and before the decision.
    expect(roundWhen(2.9, true)).toBeUndefined();
  });
});
