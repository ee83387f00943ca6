// eslint-disable-next-line no-restricted-imports -- tests may read files, the package may not
import { existsSync, readFileSync } from 'node:fs';
// eslint-disable-next-line no-restricted-imports -- as above
import { resolve } from 'node:path';
import { HOUR, STORY, change, deployment, fact } from '../__testUtils__/facts';
import { deliverySumOf, journeysOf, rulesOf } from '../__testUtils__/reportOf';
import { AnyFact, FactData } from '../events';
import { ChangeTimes, changeTimes } from '../fold';
import { Round } from '../fold/passage';

const rules = rulesOf({
  gates: [
    {
      id: 'review',
      kind: 'approval',
      match: [{ source: 'cdevents', review: true }],
    },
  ],
});

const figuresOf = (...facts: AnyFact[]) =>
  deliverySumOf(facts, rules, STORY + 100 * HOUR).finish(STORY);

const commit = fact(0, 'commit.authored', {
  sha: 'c1',
  repository: 'shop/till',
  change: change().key,
});
const opened = fact(10, 'change.created', change());
const merged = fact(30, 'change.merged', { ...change(), mergeSha: 'm1' });
const succeeded = (hour: number, id = 1) =>
  fact(hour, 'service.deployed', deployment(id));
const failed = (hour: number, id: number) =>
  fact(hour, 'deployment.statuschanged', {
    ...deployment(id),
    state: 'failure',
  });
const hours = (seconds: number) => seconds / 3600;

describe('change lead time', () => {
  it('runs from the first commit to the finish of the first success', () => {
    const { changeLeadTime, stages } = figuresOf(
      commit,
      opened,
      merged,
      failed(35, 1),
      succeeded(40, 2),
      succeeded(50, 3),
    );
    expect(hours(changeLeadTime.sum)).toBe(40);
    expect(hours(stages.coding.sum)).toBe(10);
    expect(hours(stages.deploy.sum)).toBe(10);
  });

  it('is open while the change is on its way', () => {
    const { changeLeadTime } = figuresOf(commit, opened, succeeded(5), merged);
    expect(changeLeadTime).toMatchObject({ n: 0, censored: 1 });
  });

  it('is not open where nothing is ever deployed', () => {
    const { changeLeadTime } = figuresOf(commit, opened, merged);
    expect(changeLeadTime).toMatchObject({ n: 0, censored: 0 });
  });

  it('is not known without a first commit', () => {
    const { changeLeadTime, stages } = figuresOf(opened, merged, succeeded(40));
    expect(changeLeadTime).toMatchObject({ n: 0, censored: 0 });
    expect(stages.deploy.n).toBe(1);
  });

  it('leaves a negative stage out, and counts it', () => {
    const late = fact(12, 'commit.authored', {
      sha: 'c1',
      repository: 'shop/till',
      change: change().key,
    });
    const sum = deliverySumOf([late, opened], rules, STORY + 100 * HOUR);
    expect(sum.finish(STORY).stages.coding.n).toBe(0);
    expect(sum.negative).toBe(1);
  });
});

describe('deployments', () => {
  const incident = (hour: number, more: object = {}) =>
    fact(hour, 'incident.detected', { key: 'INC-1', ...more });

  it('counts successes per day since the first event', () => {
    const { deploymentFrequencyPerDay } = figuresOf(
      succeeded(24, 1),
      succeeded(48, 2),
      failed(60, 3),
    );
    expect(deploymentFrequencyPerDay).toBeCloseTo((2 / 100) * 24, 12);
  });

  it('fails by failure, by rollback, by incident', () => {
    const { changeFailRate } = figuresOf(
      succeeded(1, 1),
      failed(2, 2),
      succeeded(3, 3),
      fact(4, 'service.rolledback', deployment(3)),
      succeeded(5, 4),
      incident(6, { deployment: deployment(4).key }),
      fact(7, 'service.rolledback', deployment(5)),
    );
    expect(changeFailRate).toBe(4 / 5);
  });

  it('recovers with the incident, else with the next success', () => {
    const { recoveryTime } = figuresOf(
      failed(2, 1),
      succeeded(5, 2),
      incident(6, { deployment: deployment(2).key }),
      fact(16, 'incident.resolved', { key: 'INC-1' }),
    );
    expect(recoveryTime).toMatchObject({ n: 2, sum: 13 * 3600 });
  });

  it('passes over what is known to be elsewhere than in production', () => {
    const staging = { ...deployment(9), environment: 'staging' };
    const { changeFailRate, recoveryTime } = figuresOf(
      fact(1, 'deployment.statuschanged', { ...staging, state: 'failure' }),
      incident(2, { environment: 'staging' }),
    );
    expect(changeFailRate).toBeNull();
    expect(recoveryTime).toMatchObject({ n: 0, censored: 0 });
  });
});

interface Vector {
  name: string;
  pr: { created: number; merged?: number };
  events: Array<{ type?: string; state?: string; t: number }>;
  expect: Record<string, number>;
}

const vectors = resolve(
  __dirname,
  '../../../../../shared/fixtures/middleware-pr/pr_performance.json',
);

const states: Record<string, FactData['change.reviewed']['state']> = {
  APPROVED: 'approved',
  COMMENTED: 'commented',
};

/** A vector's seconds become hours of a story: only their proportion counts. */
function factsOf({ pr, events }: Vector): AnyFact[] {
  const ready = events.some(({ type }) => type === 'READY_FOR_REVIEW');
  return [
    fact(pr.created, 'change.created', { ...change(), draft: ready }),
    ...events.map(({ type = 'REVIEW', state = 'APPROVED', t }) =>
      type === 'REVIEW'
        ? fact(t, 'change.reviewed', {
            ...change(),
            state: states[state] ?? 'changesRequested',
            reviewer: { id: 'ben' },
          })
        : fact(t, 'change.readied', change()),
    ),
    ...(pr.merged === undefined
      ? []
      : [fact(pr.merged, 'change.merged', change())]),
  ];
}

const between = (start: number | undefined, end: number | undefined) =>
  start === undefined || end === undefined ? -1 : (end - start) / HOUR;

/** The origin's figures, out of our instants and rounds. */
const figures: Record<
  string,
  (times: ChangeTimes, rounds: readonly Round[]) => number
> = {
  first_review_time: ({ readyAt, firstReviewAt }) =>
    between(readyAt, firstReviewAt),
  cycle_time: ({ readyAt, mergedAt }) => between(readyAt, mergedAt),
  merge_time: ({ mergedAt }, rounds) =>
    between(
      rounds.find(({ decision }) => decision === 'approved')?.decided,
      mergedAt,
    ),
  // Sent back → approved; nothing came back where it was approved at once.
  rework_time: (_, rounds) => {
    const approved = rounds.find(({ decision }) => decision === 'approved');
    const returned = rounds.find(round => round.returned)?.returned;
    return approved
      ? between(returned ?? approved.decided, approved.decided)
      : -1;
  },
};

function describeVectors(suite: (all: Vector[]) => void): void {
  if (existsSync(vectors)) {
    describe('middleware-pr', () => {
      suite(JSON.parse(readFileSync(vectors, 'utf8')).vectors);
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
    it.skip('skipped: ../shared/fixtures/middleware-pr not present', () => {});
  }
}

describeVectors(all => {
  it('has sixteen vectors', () => {
    expect(all).toHaveLength(16);
  });

  it.each(all.map(vector => [vector.name, vector] as const))(
    '%s',
    (_name, vector) => {
      const facts = factsOf(vector).sort((one, other) => one.time - other.time);
      const [journey] = journeysOf(facts, rules).values();
      const times = changeTimes(facts, []);
      const rounds = journey.passages.flatMap(passage => passage.rounds);
      const derived = Object.fromEntries(
        Object.keys(vector.expect).map(name => [
          name,
          figures[name](times, rounds),
        ]),
      );
      expect(derived).toEqual(vector.expect);
    },
  );
});
