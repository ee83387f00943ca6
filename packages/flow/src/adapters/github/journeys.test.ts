import { journeysOf, rulesOf } from '../../__testUtils__/reportOf';
import { Journey } from '../../fold/journey';
import {
  analysis,
  approval,
  checkRun,
  committedEvent,
  deployment,
  heldRun,
  job,
  letRun,
  person,
  pull,
  review,
  run,
  status,
  timelineEvent,
  webhook,
} from '../__testUtils__/github';
import { at } from '../__testUtils__/told';
import { adaptGitHub } from '../vendors';

const rules = rulesOf({
  gates: [
    {
      id: 'forks',
      kind: 'approval',
      function: 'platform',
      match: [{ source: 'github', approval: ['fork approval'] }],
    },
    {
      id: 'production',
      kind: 'approval',
      function: 'operations',
      match: [{ source: 'github', environment: ['production'] }],
    },
    {
      id: 'soak',
      kind: 'timer',
      function: 'operations',
      match: [{ source: 'github', timer: ['production'] }],
    },
    {
      id: 'licences',
      kind: 'evaluation',
      function: 'compliance',
      match: [{ source: 'github', check: ['licence*'] }],
    },
    {
      id: 'scans',
      kind: 'evaluation',
      function: 'security',
      match: [{ source: 'github', check: ['code scanning: *'] }],
    },
    {
      id: 'merge-queue',
      kind: 'queue',
      function: 'platform',
      match: [{ source: 'github', runner: ['merge queue'] }],
    },
    {
      id: 'review',
      kind: 'approval',
      function: 'pod',
      match: [{ source: 'github', review: true }],
    },
  ],
});

const merged = pull({
  state: 'closed',
  closed_at: at('13:00'),
  merged_at: at('13:00'),
  updated_at: at('13:00'),
  merge_commit_sha: 'c0ffee',
});

const timeline = 'repos/harbour/pay/issues/12/timeline';

/** The journey of pull request 12, as it was fetched. */
function journeyOf(events: object[], ...payloads: unknown[]): Journey {
  const facts = [
    adaptGitHub([merged]),
    adaptGitHub(events, { pathHint: timeline }),
    ...payloads.map(payload => adaptGitHub(payload)),
  ].flatMap(part => part.facts);
  const journeys = [...journeysOf(facts, rules).values()];
  expect(journeys).toHaveLength(1);
  return journeys[0];
}

const clock = (time: number | undefined) =>
  time === undefined ? '…' : new Date(time).toISOString().slice(11, 16);

const roundsAt = ({ passages }: Journey, gate: string) =>
  passages
    .filter(each => each.gate === gate)
    .flatMap(({ rounds }) =>
      rounds.map(
        ({ asked, started, decided, decision }) =>
          `${clock(asked)}–${
            started === undefined ? '' : `${clock(started)}–`
          }${clock(decided)} ${decision ?? ''}`,
      ),
    );

const spansAt = ({ spans }: Journey, gate: string) =>
  spans
    .filter(each => each.gate === gate)
    .map(
      ({ spanKind, function: owner, start, end }) =>
        `${spanKind} ${owner} ${clock(start)}–${clock(end)}`,
    );

const says = (state: string, clockTime: string, id: number, by = 'otto') => ({
  ...review({ id, state, submitted_at: at(clockTime), user: person(by) }),
  event: 'reviewed',
});

describe('the review of a pull request', () => {
  const readied = timelineEvent('ready_for_review', '09:30');
  const requested = timelineEvent('review_requested', '09:35');

  it('begins when it is ready, starts with a person, and has rounds', () => {
    const journey = journeyOf([
      committedEvent('head0', '08:30'),
      readied,
      requested,
      says('commented', '09:40', 1, 'helper[bot]'),
      says('commented', '09:50', 2, 'ines'),
      says('commented', '10:00', 3),
      says('changes_requested', '10:10', 4),
      committedEvent('head1', '11:00'),
      says('approved', '12:00', 5),
    ]);
    expect(roundsAt(journey, 'review')).toEqual([
      '09:30–10:00–10:10 requestChanges',
      '11:00–12:00–12:00 approved',
    ]);
    expect(spansAt(journey, 'review')).toEqual(
      expect.arrayContaining(['return pod 10:10–11:00']),
    );
    expect(journey.passages[0].rounds[0].changed).toBe(true);
  });

  it('does not begin while a draft, by webhook or by a list', () => {
    const open = pull({ draft: true, updated_at: at('09:00') });
    const reviewsOf = (...payloads: unknown[]) => {
      const facts = payloads.flatMap(each => adaptGitHub(each).facts);
      const [journey] = journeysOf(facts, rules).values();
      return roundsAt(journey, 'review');
    };
    const opened = webhook('opened', { number: 12, pull_request: open });
    const ready = webhook('ready_for_review', {
      number: 12,
      pull_request: pull({ updated_at: at('10:30') }),
    });
    expect(reviewsOf(opened)).toEqual([]);
    expect(reviewsOf([open])).toEqual([]);
    expect(reviewsOf(opened, ready)).toEqual(['10:30–… ']);
    expect(reviewsOf([open], opened, ready)).toEqual(['10:30–… ']);
  });

  it('is asked again without a change where only a review is requested', () => {
    const journey = journeyOf([
      says('changes_requested', '10:10', 4),
      timelineEvent('review_requested', '10:30'),
      says('approved', '12:00', 5),
    ]);
    expect(roundsAt(journey, 'review')).toEqual([
      '09:00–10:10–10:10 requestChanges',
      '10:30–12:00–12:00 approved',
    ]);
    expect(journey.passages[0].rounds[0].changed).toBeFalsy();
  });

  it('is asked again by a forced push', () => {
    const journey = journeyOf([
      says('changes_requested', '10:10', 4),
      timelineEvent('head_ref_force_pushed', '10:20'),
      says('approved', '12:00', 5),
    ]);
    expect(roundsAt(journey, 'review')[1]).toBe('10:20–12:00–12:00 approved');
  });
});

describe('gates of GitHub', () => {
  it('let a stranger in once, however many runs wait for it', () => {
    const held = { head_sha: 'head1' };
    const second = { ...held, id: 71 };
    const journey = journeyOf(
      [],
      { run: letRun(held), attempts: [heldRun(held)] },
      {
        run: letRun({ ...second, run_started_at: at('11:01') }),
        attempts: [heldRun(second)],
      },
    );
    expect(roundsAt(journey, 'forks')).toEqual(['09:00–11:00 approved']);
    expect(spansAt(journey, 'forks')).toEqual(['queue platform 09:00–11:00']);
    const ran = journey.spans
      .filter(({ step }) => step === 'deliver')
      .map(({ spanKind, start, end }) => [spanKind, clock(start), clock(end)]);
    expect(ran).toEqual([
      ['work', '11:00', '11:20'],
      ['work', '11:01', '11:20'],
    ]);
  });

  const deployed = (more: object = {}) => ({
    deployment: deployment({ created_at: at('13:30') }),
    statuses: [
      status(1, 'waiting', '13:30'),
      status(2, 'in_progress', '15:00'),
      status(3, 'success', '15:10'),
    ],
    run: run({
      created_at: at('13:10'),
      run_started_at: at('13:10'),
      updated_at: at('15:10'),
    }),
    ...more,
  });

  const timer = { type: 'wait_timer', wait_timer: 60 };

  const held = [
    job({
      id: 702,
      name: 'deploy',
      created_at: at('13:30'),
      started_at: at('15:01'),
      completed_at: at('15:10'),
    }),
  ];

  it('tell people from timers at an environment', () => {
    const journey = journeyOf(
      [],
      { jobs: held },
      deployed({
        approvals: [approval()],
        environment: { protection_rules: [timer] },
      }),
    );
    expect(roundsAt(journey, 'production')).toEqual(['14:30–15:00 approved']);
    expect(spansAt(journey, 'soak')).toEqual(['timer operations 13:30–14:30']);
    const queued = journey.spans.filter(
      ({ spanKind, step }) => spanKind === 'queue' && step === 'deploy',
    );
    expect(queued.map(({ start, end }) => [clock(start), clock(end)])).toEqual([
      ['15:00', '15:01'],
    ]);
  });

  it('ask nobody where nobody decided', () => {
    const journey = journeyOf([], deployed({ approvals: [] }));
    expect(roundsAt(journey, 'production')).toEqual([]);
  });

  it('count the checks that they name, each commit anew', () => {
    const journey = journeyOf(
      [committedEvent('head0', '09:00'), committedEvent('head1', '10:00')],
      [
        checkRun({ id: 80, head_sha: 'head0', conclusion: 'failure' }),
        checkRun({ started_at: at('10:05'), completed_at: at('10:09') }),
        checkRun({ id: 82, name: 'style' }),
      ],
    );
    expect(roundsAt(journey, 'licences')).toEqual([
      '09:10–09:10–09:14 requestChanges',
      '10:05–10:05–10:09 approved',
    ]);
    expect(journey.spans.some(({ step }) => step === 'style')).toBe(false);
  });

  it('count what code scanning says of a change', () => {
    const journey = journeyOf([], [analysis()]);
    expect(roundsAt(journey, 'scans')).toEqual(['09:40–09:40 approved']);
  });

  it('see the merge queue as a queue', () => {
    const journey = journeyOf([
      timelineEvent('added_to_merge_queue', '12:30'),
      timelineEvent('merged', '13:00'),
    ]);
    expect(spansAt(journey, 'merge-queue')).toEqual([
      'queue platform 12:30–13:00',
    ]);
  });
});
