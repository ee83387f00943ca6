import { dataOf, told } from '../__testUtils__/told';
import { adaptJenkins } from './adaptJenkins';
import {
  build,
  byUser,
  describeRun,
  gitData,
  inQueueFor,
  ms,
  sha,
  stage,
  startedBy,
  wholeBuild,
} from './__testUtils__/payloads';

const factsOf = (payload: unknown) => adaptJenkins(payload).facts;

describe('a build', () => {
  it('is queued, begins and ends, and its stages with it', () => {
    expect(told(factsOf(wholeBuild({ nodes: [] })))).toEqual([
      '09:10 pipelinerun.queued',
      '~09:10 taskrun.queued',
      '09:12 pipelinerun.started',
      '09:20 taskrun.started',
      '~10:00 approval.created',
      '10:00 taskrun.finished',
      '10:00 taskrun.started',
      '~10:30 approval.closed',
      '11:00 pipelinerun.finished',
      '11:00 taskrun.finished',
    ]);
  });

  it('says what it is of, and why it began', () => {
    expect(dataOf(factsOf(wholeBuild()), 'pipelinerun.finished')).toEqual({
      run: 'bank/ledger/main/12',
      attempt: 1,
      repository: 'bank/ledger',
      pipeline: 'bank/ledger/main',
      headSha: sha('a'),
      branch: 'main',
      trigger: 'manual',
      outcome: 'success',
      actor: { id: 'mia' },
      url: 'https://ci.example.com/jenkins/job/bank/job/ledger/job/main/12/',
    });
  });

  it('was in the queue before it had a number, where the Metrics plugin says so', () => {
    const actions = [startedBy(byUser('mia')), inQueueFor(25)];
    const facts = factsOf(wholeBuild({ build: { actions } }));
    expect(told(facts)[0]).toBe('08:45 pipelinerun.queued');
    expect(told(factsOf(build({ actions })))[0]).toBe(
      '08:45 pipelinerun.queued',
    );
  });

  it('sums the parts of the queue where an older plugin does not', () => {
    const parts = {
      _class: 'jenkins.metrics.impl.TimeInQueueAction',
      waitingDurationMillis: 60_000,
      blockedDurationMillis: 0,
      buildableDurationMillis: 120_000,
    };
    expect(told(factsOf(build({ actions: [parts] })))[0]).toBe(
      '09:07 pipelinerun.queued',
    );
  });

  it('says nothing of a queue that nobody recorded', () => {
    expect(told(factsOf(build()))).toEqual([
      '09:10 pipelinerun.started',
      '11:00 pipelinerun.finished',
    ]);
  });

  it('counts the queue back from the start where only the stage view is known', () => {
    expect(told(factsOf(describeRun({ stages: [] })))).toEqual([
      '09:10 pipelinerun.queued',
      '09:12 pipelinerun.started',
      '11:00 pipelinerun.finished',
    ]);
  });

  it.each([
    ['SUCCESS', 'success'],
    ['UNSTABLE', 'failure'],
    ['FAILURE', 'failure'],
    ['ABORTED', 'cancel'],
    ['NOT_BUILT', 'skip'],
  ])('that ended %s has the outcome %s', (result, outcome) => {
    expect(
      dataOf(factsOf(build({ result })), 'pipelinerun.finished').outcome,
    ).toBe(outcome);
  });

  it('has no end while it runs, and keeps its ids when it is over', () => {
    const open = factsOf(
      wholeBuild({
        build: { building: true, result: null, duration: 0 },
        describe: {
          status: 'IN_PROGRESS',
          stages: [
            stage('8', 'Build', '09:20', '10:00'),
            stage('9', 'Test', '10:00', '10:30', { status: 'IN_PROGRESS' }),
          ],
        },
        nodes: [],
      }),
    );
    expect(told(open)).toEqual([
      '09:10 pipelinerun.queued',
      '~09:10 taskrun.queued',
      '09:12 pipelinerun.started',
      '09:20 taskrun.started',
      '10:00 taskrun.finished',
      '10:00 taskrun.started',
    ]);
    const over = factsOf(
      wholeBuild({
        describe: {
          stages: [
            stage('8', 'Build', '09:20', '10:00'),
            stage('9', 'Test', '10:00', '11:00'),
          ],
        },
        nodes: [],
      }),
    );
    expect(over).toEqual(expect.arrayContaining(open));
  });

  it('has other ids where more was checked out since', () => {
    const before = factsOf(build({ building: true, result: null }));
    const library = gitData({ url: 'https://git.example.com/bank/library' });
    const after = factsOf(build({ actions: [library, gitData()] }));
    const ids = new Set(before.map(({ id }) => id));
    expect(before.length).toBeGreaterThan(0);
    expect(after.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('is open as long as any answer says so: one was asked a moment later', () => {
    const stillOpen = factsOf(
      wholeBuild({ build: { building: true, result: null } }),
    );
    expect(stillOpen.map(({ type }) => type)).not.toContain(
      'pipelinerun.finished',
    );
    const goesOn = factsOf(wholeBuild({ describe: { status: 'IN_PROGRESS' } }));
    expect(goesOn.map(({ type }) => type)).not.toContain(
      'pipelinerun.finished',
    );
  });

  it('that no executor took yet only waits', () => {
    const waiting = {
      status: 'NOT_EXECUTED',
      startTimeMillis: ms('09:10'),
      endTimeMillis: ms('09:10'),
      durationMillis: 0,
      queueDurationMillis: 999_999,
      stages: [],
    };
    expect(told(factsOf(describeRun(waiting)))).toEqual([
      '09:10 pipelinerun.queued',
    ]);
  });

  it('that is no pipeline has no stages to miss', () => {
    const freestyle = { _class: 'hudson.model.FreeStyleBuild' };
    const ids = (more: object) => factsOf(build(more)).map(({ id }) => id);
    expect(ids(freestyle)[0]).not.toContain('without-stages');
    expect(ids({})[0]).toContain('without-stages');
  });
});

describe('why a build began', () => {
  it.each([
    ['hudson.triggers.TimerTrigger$TimerTriggerCause', 'schedule'],
    ['hudson.triggers.SCMTrigger$SCMTriggerCause', 'push'],
    ['jenkins.branch.BranchEventCause', 'push'],
    ['com.cloudbees.jenkins.GitHubPushCause', 'push'],
    ['hudson.model.Cause$UpstreamCause', 'upstream'],
    ['hudson.model.Cause$UserIdCause', 'manual'],
    ['com.example.TideCause', 'TideCause'],
  ])('%s is called %s', (_class, trigger) => {
    const facts = factsOf(build({ actions: [startedBy({ _class })] }));
    expect(dataOf(facts, 'pipelinerun.started').trigger).toBe(trigger);
  });

  it('is a replay, whoever asked for it', () => {
    const replay = {
      _class: 'org.jenkinsci.plugins.workflow.cps.replay.ReplayCause',
    };
    const actions = [startedBy(byUser('mia'), replay)];
    expect(
      dataOf(factsOf(build({ actions })), 'pipelinerun.started'),
    ).toMatchObject({ trigger: 'replay', actor: { id: 'mia' } });
  });
});

describe('what a build is of', () => {
  const startedWith = (more: object) =>
    dataOf(factsOf(build(more)), 'pipelinerun.started');

  it('is the head of a pull request, not the merge that exists nowhere else', () => {
    const url = 'https://ci.example.com/job/bank/job/ledger/job/PR-7/12/';
    const data = startedWith({
      url,
      actions: [gitData({ head: sha('b'), built: sha('f'), branch: 'PR-7' })],
    });
    expect(data).toMatchObject({
      run: 'bank/ledger/PR-7/12',
      headSha: sha('b'),
    });
    // It would be read as the key of a ticket.
    expect(data.branch).toBeUndefined();
  });

  const library = gitData({
    url: 'https://git.example.com/bank/pipeline-library.git',
    head: sha('e'),
  });

  it.each([
    ['before', [library, gitData()]],
    ['after', [gitData(), library]],
  ])(
    'is not a shared library that is checked out %s the code',
    (_, actions) => {
      expect(startedWith({ actions })).toMatchObject({
        repository: 'bank/ledger',
        headSha: sha('a'),
      });
    },
  );

  it('is what was checked out last where no name tells', () => {
    const url = 'https://ci.example.com/job/nightly/12/';
    expect(startedWith({ url, actions: [library, gitData()] }).headSha).toBe(
      sha('a'),
    );
  });

  it.each([
    ['git@git.example.com:bank/ledger.git', 'bank/ledger'],
    ['ssh://git@git.example.com:22/bank/ledger', 'bank/ledger'],
    [
      'https://dev.example.com/bank/Payments/_git/ledger',
      'bank/Payments/ledger',
    ],
    ['/srv/git/ledger', undefined],
  ])('is named by the address %s', (url, repository) => {
    expect(startedWith({ actions: [gitData({ url })] }).repository).toBe(
      repository,
    );
  });

  it.each([
    ['refs/remotes/origin/feature/PAY-7', 'feature/PAY-7'],
    ['origin/main', 'main'],
    ['refs/heads/main', 'main'],
    ['detached', undefined],
    ['MR-7-head', undefined],
  ])('is of the branch %s', (branch, name) => {
    expect(startedWith({ actions: [gitData({ branch })] }).branch).toBe(name);
  });

  it('never holds credentials', () => {
    expect(JSON.stringify(factsOf(wholeBuild()))).not.toContain('secret');
  });

  it('is the tickets that its commits name', () => {
    const changeSets = [
      {
        items: [
          { msg: 'PAY-7 Refunds', comment: 'PAY-7 Refunds\n\nand PAY-9\n' },
          { msg: 'Tidy up' },
        ],
      },
    ];
    expect(startedWith({ changeSets }).tickets).toEqual(['PAY-7', 'PAY-9']);
    expect(startedWith({ changeSet: changeSets[0] }).tickets).toHaveLength(2);
  });

  it('is what the build that started it was of', () => {
    const facts = factsOf({
      build: build({
        url: 'https://ci.example.com/job/deploy/12/',
        actions: [startedBy({ _class: 'hudson.model.Cause$UpstreamCause' })],
      }),
      upstream: [
        build({
          number: 40,
          actions: [gitData({ number: 40, head: sha('d') })],
        }),
      ],
    });
    expect(dataOf(facts, 'pipelinerun.started')).toMatchObject({
      run: 'deploy/12',
      repository: 'bank/ledger',
      headSha: sha('d'),
    });
  });
});
