import fc from 'fast-check';
import { AnyFact, FactData } from '../events';
import { fact } from './facts';

/** A small world, so that facts meet: everything links to everything in the end. */
const keys = ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'OPS-5'] as const;
const numbers = ['CHG0000001', 'RITM0000002', 'SCTASK0000003'] as const;
const shas = ['a1', 'b2', 'c3', 'd4'] as const;
const repositories = ['o/one', 'o/two'] as const;

const hour = fc.integer({ min: 0, max: 60 });
const key = fc.constantFrom(...keys);
const record = fc.constantFrom(...numbers);
const sha = fc.constantFrom(...shas);
const status = fc.constantFrom(
  'Open',
  'Security',
  'Rework',
  'Building',
  'Done',
);
const maybe = <T>(values: fc.Arbitrary<T>) =>
  fc.option(values, { nil: undefined, freq: 2 });
const text = maybe(fc.oneof(key, record).map(each => `${each} something`));
const person = fc.record({
  id: fc.constantFrom('ann', 'ben'),
  bot: maybe(fc.boolean()),
});

const change = fc
  .record({
    repository: fc.constantFrom(...repositories),
    number: fc.constantFrom(1, 2),
  })
  .map(({ repository, number }) => ({
    key: `${repository}#${number}`,
    repository,
  }));

const run = fc.record({
  run: fc.constantFrom('o/one/runs/1', 'o/one/runs/2', 'o/two/runs/3'),
  attempt: fc.constantFrom(1, 2),
  headSha: maybe(sha),
  branch: maybe(key.map(each => `feature/${each}`)),
  changes: maybe(change.map(each => [each.key])),
});

const deployment = fc
  .record({
    repository: fc.constantFrom(...repositories),
    id: fc.constantFrom(1, 2),
    environment: fc.constantFrom('production', 'staging'),
    sha: maybe(sha),
    run: maybe(run.map(each => each.run)),
  })
  .map(({ id, ...of }) => ({
    // A deployment has one environment for life.
    ...of,
    key: `${of.repository}/${of.environment}/${id}`,
  }));

const approval = fc
  .record({
    about: fc.oneof(
      run.map(({ run: id }) => ({ run: id })),
      fc.oneof(key, record).map(ticket => ({ ticket })),
    ),
    id: fc.constantFrom(1, 2),
    environment: fc.constantFrom('production', 'staging'),
  })
  .map(({ about, id, environment }) => ({
    ...about,
    key: `${Object.values(about)[0]}/approvals/${id}/${environment}`,
    environment,
  }));

const tickets: fc.Arbitrary<AnyFact> = fc.oneof(
  fc
    .record({
      hour,
      type: fc.constantFrom('ticket.created', 'ticket.updated'),
      data: fc.record({
        key,
        ticketType: maybe(fc.constantFrom('Feature', 'Epic', 'Story')),
        parent: maybe(key),
        epic: maybe(key),
        status: maybe(status),
        links: maybe(
          fc.oneof(
            key.map(each => [{ type: 'blocks', key: each }]),
            record.map(each => [{ type: 'is correlated with', key: each }]),
          ),
        ),
        changes: maybe(fc.constant(['https://code.example/o/one/pull/1'])),
        aliases: maybe(fc.constantFrom(['9'], ['PAY-4'])),
      }),
    })
    .map(({ hour: at, type, data }) =>
      fact(at, type as 'ticket.created', data as FactData['ticket.created']),
    ),
  fc
    .record({
      hour,
      key: record,
      ticketType: fc.constantFrom('Normal Change', 'Request Item', 'Feature'),
      status: maybe(status),
      links: maybe(
        fc
          .oneof(key, record)
          .map(each => [{ type: 'correlates with', key: each }]),
      ),
    })
    .map(({ hour: at, ...data }) => fact(at, 'ticket.created', data)),
  fc
    .record({ hour, key: fc.oneof(key, record), from: status, to: status })
    .map(({ hour: at, ...data }) => fact(at, 'ticket.statuschanged', data)),
);

const changes: fc.Arbitrary<AnyFact> = fc.oneof(
  fc
    .record({
      hour,
      type: fc.constantFrom(
        'change.created',
        'change.updated',
        'change.merged',
        'change.abandoned',
      ),
      change,
      of: fc.record({
        title: text,
        headSha: maybe(sha),
        mergeSha: maybe(sha),
        state: maybe(fc.constantFrom('open', 'closed')),
      }),
    })
    .map(({ hour: at, type, change: identity, of }) =>
      fact(at, type as 'change.created', {
        ...identity,
        ...(of as Partial<FactData['change.created']>),
      }),
    ),
  fc
    .record({
      hour,
      change,
      state: fc.constantFrom('approved', 'changesRequested', 'commented'),
      reviewer: person,
    })
    .map(({ hour: at, change: identity, state, reviewer }) =>
      fact(at, 'change.reviewed', {
        ...identity,
        state: state as 'approved',
        reviewer,
      }),
    ),
  fc
    .record({ hour, sha, change: maybe(change), message: text })
    .map(({ hour: at, change: of, ...data }) =>
      fact(at, 'commit.authored', {
        ...data,
        repository: of?.repository ?? 'o/one',
        change: of?.key,
      }),
    ),
);

const attached: fc.Arbitrary<AnyFact> = fc.oneof(
  fc
    .record({
      hour,
      type: fc.constantFrom(
        'pipelinerun.queued',
        'pipelinerun.started',
        'pipelinerun.finished',
      ),
      run,
    })
    .map(({ hour: at, type, run: data }) =>
      fact(at, type as 'pipelinerun.finished', {
        ...data,
        ...(type === 'pipelinerun.finished' ? { outcome: 'success' } : {}),
      }),
    ),
  fc
    .record({
      hour,
      type: fc.constantFrom(
        'taskrun.queued',
        'taskrun.started',
        'taskrun.finished',
      ),
      run,
      task: fc.constantFrom('lint', 'scan', 'build'),
      outcome: fc.constantFrom('success', 'failure', 'cancel', 'skip'),
      evaluation: maybe(fc.constant(true)),
    })
    .map(({ hour: at, type, run: data, task, outcome, evaluation }) =>
      fact(at, type as 'taskrun.finished', {
        ...data,
        task: `${data.run}/${task}`,
        name: task,
        evaluation,
        ...(type === 'taskrun.finished'
          ? { outcome: outcome as 'success' }
          : {}),
      }),
    ),
  fc
    .record({
      hour,
      type: fc.constantFrom('deployment.created', 'service.deployed'),
      deployment,
    })
    .map(({ hour: at, type, deployment: data }) =>
      fact(at, type as 'service.deployed', data),
    ),
  fc
    .record({
      hour,
      type: fc.constantFrom('approval.created', 'approval.closed'),
      approval,
      status: fc.constantFrom('approved', 'rejected'),
    })
    .map(({ hour: at, type, approval: data, status: ended }) =>
      type === 'approval.created'
        ? fact(at, 'approval.created', data)
        : fact(at, 'approval.closed', { ...data, status: ended as 'approved' }),
    ),
  fc
    .record({ hour, id: fc.constantFrom('i1', 'i2'), deployment })
    .map(({ hour: at, id, deployment: cause }) =>
      fact(at, 'incident.detected', {
        key: id,
        deployment: cause.key,
        environment: 'production',
      }),
    ),
);

/** Some facts of a small world: tickets, changes, runs, approvals, deployments. */
export const anyStory: fc.Arbitrary<AnyFact[]> = fc.array(
  fc.oneof(tickets, changes, attached),
  { minLength: 1, maxLength: 40 },
);

/** A configuration that has every kind of gate over that world. */
export const storyConfig = {
  gates: [
    {
      id: 'security',
      kind: 'approval' as const,
      function: 'security',
      match: [
        {
          source: 'cdevents',
          status: ['Security'],
          returnsTo: ['Rework'],
        },
      ],
    },
    {
      id: 'review',
      kind: 'approval' as const,
      function: 'pod',
      match: [{ source: 'cdevents', review: true as const }],
    },
    {
      id: 'release',
      kind: 'approval' as const,
      function: 'operations',
      match: [{ source: 'cdevents', environment: ['production'] }],
    },
    {
      id: 'scans',
      kind: 'evaluation' as const,
      function: 'security',
      match: [{ source: 'cdevents', check: ['lint', 'scan'] }],
    },
    {
      id: 'runners',
      kind: 'queue' as const,
      match: [{ source: 'cdevents', runner: ['*'] }],
    },
  ],
  steps: [
    { match: ['Building'], kind: 'work' as const, function: 'pod' },
    { match: ['Open'], kind: 'queue' as const },
  ],
};
