import { at, dataOf, told } from '../__testUtils__/told';
import {
  build,
  job,
  NEVER,
  person,
  phase,
  records,
  stage,
  timeline,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';

const read = (payload: unknown, context = {}) =>
  adaptAzureDevOps(payload, context).facts;

describe('builds', () => {
  it('are queued, started and finished', () => {
    const facts = read({ count: 1, value: [build()] });
    expect(told(facts)).toEqual([
      '09:00 pipelinerun.queued',
      '09:02 pipelinerun.started',
      '09:40 pipelinerun.finished',
    ]);
    expect(facts[0].source).toBe('azure-devops:dev.azure.com/harbour');
    expect(dataOf(facts, 'pipelinerun.finished')).toEqual({
      run: 'builds/70',
      attempt: 1,
      repository: 'Payments/ledger',
      pipeline: 'deliver',
      trigger: 'individualCI',
      headSha: 'c0ffee',
      branch: 'main',
      actor: person('ines'),
      outcome: 'success',
      url: 'https://dev.azure.com/harbour/Payments/_build/results?buildId=70',
    });
  });

  it.each([
    ['succeeded', 'success'],
    ['partiallySucceeded', 'success'],
    ['failed', 'failure'],
    ['canceled', 'cancel'],
  ])('that end %s end as %s', (result, outcome) => {
    const { outcome: read_ } = dataOf(
      read(build({ result })),
      'pipelinerun.finished',
    );
    expect(read_).toBe(outcome);
  });

  it('know no time where year 1 stands', () => {
    const waiting = build({
      status: 'notStarted',
      result: undefined,
      startTime: NEVER,
      finishTime: `${NEVER}Z`,
    });
    expect(told(read(waiting))).toEqual(['09:00 pipelinerun.queued']);
  });

  it('that run a stage again finish once more', () => {
    const [, , first] = read(build({ result: 'failed' }));
    const [, , again] = read(build({ finishTime: at('15:00') }));
    expect(first.id).not.toBe(again.id);
  });

  it('of a pull request name it, and its own head', () => {
    const facts = read(
      build({
        reason: 'pullRequest',
        sourceBranch: 'refs/pull/12/merge',
        sourceVersion: 'merge-try',
        triggerInfo: {
          'pr.number': '12',
          'pr.sourceBranch': 'refs/heads/PAY-4-night',
          'pr.sourceSha': 'head1',
        },
      }),
    );
    expect(facts[0].data).toMatchObject({
      changes: ['Payments/ledger#12'],
      headSha: 'head1',
      branch: 'PAY-4-night',
    });
  });

  it('of code at GitHub have that repository', () => {
    const facts = read(
      build({ repository: { type: 'GitHub', id: 'o/r', name: 'o/r' } }),
    );
    expect(facts[0].data).toMatchObject({ repository: 'o/r' });
  });

  it('that have not chosen their commit do not contradict themselves later', () => {
    const [early] = read(build({ sourceVersion: undefined }));
    const [late] = read(build());
    expect(early.id).not.toBe(late.id);
  });

  it.each([
    [
      'https://harbour.visualstudio.com/x/_apis/build/Builds/70',
      'dev.azure.com/harbour',
    ],
    [
      'https://vsrm.dev.azure.com/harbour/x/_apis/build/Builds/70',
      'dev.azure.com/harbour',
    ],
    [
      'https://tfs.harbour.example/tfs/Main/x/_apis/build/Builds/70',
      'tfs.harbour.example/tfs/Main',
    ],
    [
      'https://ado.harbour.example/Main/x/_apis/build/Builds/70',
      'ado.harbour.example/Main',
    ],
  ])('at %s are of %s', (url, organisation) => {
    expect(read(build({ url }))[0].source).toBe(`azure-devops:${organisation}`);
  });

  it('are of the source that the reader was told', () => {
    const source = 'azure-devops:ado.example/Main';
    expect(read(build(), { source })[0].source).toBe(source);
  });
});

describe('jobs', () => {
  const tasks = (facts: ReturnType<typeof read>) =>
    told(facts.filter(({ type }) => type.startsWith('taskrun.')));

  it('of a first phase wait since the build was queued, of others since theirs began', () => {
    const facts = read({ build: build(), timelines: [timeline(...records())] });
    expect(tasks(facts)).toEqual([
      '09:00 taskrun.queued',
      '09:04 taskrun.started',
      '09:10 taskrun.finished',
      '~09:30 taskrun.queued',
      '09:33 taskrun.started',
      '09:40 taskrun.finished',
    ]);
    expect(facts.find(({ type }) => type === 'taskrun.started')?.data).toEqual({
      task: 'builds/70/jobs/j1/1',
      run: 'builds/70',
      attempt: 1,
      repository: 'Payments/ledger',
      pipeline: 'deliver',
      name: 'compile',
      headSha: 'c0ffee',
    });
  });

  it('that wait for an agent are queued and no more', () => {
    const waiting = {
      state: 'pending',
      result: null,
      startTime: null,
      finishTime: null,
    };
    const facts = read({
      build: build({
        status: 'inProgress',
        result: undefined,
        finishTime: NEVER,
      }),
      timelines: [
        timeline(
          stage('s', 'Deploy'),
          phase('p', 's', {
            startTime: at('09:30'),
            state: 'inProgress',
            result: null,
          }),
          job('j', 'p', 'rollout', waiting),
        ),
      ],
    });
    expect(tasks(facts)).toEqual(['~09:30 taskrun.queued']);
  });

  it('that were skipped were never asked for', () => {
    const facts = read({
      build: build(),
      timelines: [
        timeline(
          phase('p', 's'),
          job('j', 'p', 'rollout', { result: 'skipped', startTime: null }),
        ),
      ],
    });
    expect(tasks(facts)).toEqual(['09:10 taskrun.finished']);
    expect(dataOf(facts, 'taskrun.finished').outcome).toBe('skip');
  });

  it('of an earlier attempt stand beside those of the last', () => {
    const again = job('j1', 'p1', 'compile', {
      attempt: 2,
      startTime: at('15:00'),
      finishTime: at('15:05'),
    });
    const facts = read({
      build: build(),
      timelines: [
        timeline(phase('p1', 's1', { startTime: at('14:59') }), again),
        timeline(
          phase('p1', 's1'),
          job('j1', 'p1', 'compile', { result: 'failed' }),
        ),
      ],
    });
    expect(tasks(facts)).toEqual([
      '09:00 taskrun.queued',
      '09:04 taskrun.started',
      '09:10 taskrun.finished',
      '~14:59 taskrun.queued',
      '15:00 taskrun.started',
      '15:05 taskrun.finished',
    ]);
  });

  it('of a timeline alone are found by its address', () => {
    const facts = read(timeline(...records()));
    expect(facts.filter(({ type }) => type === 'taskrun.started')).toHaveLength(
      2,
    );
    expect(facts[0].data).toMatchObject({ run: 'builds/70' });
    expect(facts[0].id).toMatch(/without-headSha/);
    const { unrecognised } = adaptAzureDevOps({
      ...timeline(...records()),
      url: undefined,
    });
    expect(unrecognised).toMatch('builds/123/timeline.json');
  });
});

describe('manual validation', () => {
  const task = (more: object) => ({
    ...job('t', 'p2', 'Look at the dashboard'),
    type: 'Task',
    task: { id: '4', name: 'ManualValidation', version: '0.1' },
    ...more,
  });

  it.each([
    ['succeeded', 'approved'],
    ['failed', 'rejected'],
    ['canceled', 'cancelled'],
  ])('that %s is a gate that was %s', (result, status) => {
    const facts = read({
      build: build(),
      timelines: [timeline(task({ result }))],
    });
    expect(dataOf(facts, 'approval.closed')).toMatchObject({
      name: 'Look at the dashboard',
      run: 'builds/70',
      status,
    });
  });

  it('is no other task', () => {
    const facts = read({
      build: build(),
      timelines: [timeline(task({ task: { name: 'Bash' } }))],
    });
    expect(facts.every(({ type }) => type.startsWith('pipelinerun.'))).toBe(
      true,
    );
  });
});
