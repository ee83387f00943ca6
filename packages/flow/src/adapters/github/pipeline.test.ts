import { job, person, run, webhook } from '../__testUtils__/github';
import { at, dataOf, told } from '../__testUtils__/told';
import { adaptGitHub } from './adaptGitHub';

const read = (payload: unknown, context = {}) =>
  adaptGitHub(payload, context).facts;

describe('workflow runs', () => {
  it('reads queue, start and end of a first attempt', () => {
    const facts = read({ total_count: 1, workflow_runs: [run()] });
    expect(told(facts)).toEqual([
      '09:00 pipelinerun.queued',
      '09:01 pipelinerun.started',
      '09:20 pipelinerun.finished',
    ]);
    expect(facts.map(fact => fact.source)).toEqual(
      Array(3).fill('github:github.com'),
    );
    expect(dataOf(facts, 'pipelinerun.finished')).toEqual({
      run: 'harbour/pay/runs/70',
      attempt: 1,
      repository: 'harbour/pay',
      pipeline: 'deliver',
      trigger: 'push',
      headSha: 'c0ffee',
      branch: 'main',
      actor: { id: 'ines' },
      outcome: 'success',
      url: 'https://github.com/harbour/pay/actions/runs/70',
    });
  });

  it('does not take the gap before a second attempt for a queue', () => {
    const facts = read(
      run({
        run_attempt: 2,
        run_started_at: at('15:00'),
        updated_at: at('15:20'),
      }),
    );
    expect(told(facts)).toEqual([
      '15:00 pipelinerun.started',
      '15:20 pipelinerun.finished',
    ]);
    expect(facts[0]).toMatchObject({
      id: 'harbour/pay/runs/70/2/started',
      data: { attempt: 2 },
    });
  });

  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['timed_out', 'error'],
    ['startup_failure', 'error'],
    ['cancelled', 'cancel'],
    ['stale', 'cancel'],
    ['skipped', 'skip'],
    ['neutral', 'skip'],
  ])('ends a run that concluded %s as %s', (conclusion, outcome) => {
    expect(
      dataOf(read(run({ conclusion })), 'pipelinerun.finished').outcome,
    ).toBe(outcome);
  });

  it('does not start a run that is queued or waiting, whatever its start says', () => {
    expect(told(read(run({ status: 'waiting', conclusion: null })))).toEqual([
      '09:00 pipelinerun.queued',
    ]);
  });

  it('keeps the run with its pull requests beside the one that has forgotten them', () => {
    const pullRequests = [
      { number: 12, url: 'https://api.github.com/repos/harbour/pay/pulls/12' },
    ];
    const [early] = read(run({ pull_requests: pullRequests }));
    const [late] = read(run());
    expect(early.data).toMatchObject({ changes: ['harbour/pay#12'] });
    expect(early.id).not.toBe(late.id);
  });

  it('tells by webhook exactly what it tells by answer', () => {
    expect(
      read(
        webhook('completed', {
          workflow_run: run(),
          workflow: { name: 'deliver' },
        }),
      ),
    ).toEqual(read(run()));
  });

  it('is not misled by what its repository is called', () => {
    const approvals = adaptGitHub(
      [{ state: 'approved', comment: '', environments: [{ name: 'x' }] }],
      { pathHint: 'repos/harbour/runs-5/actions/runs/70/approvals' },
    );
    expect(approvals.undated).toMatchObject([
      { key: 'harbour/runs-5/runs/70/1/approvals/x' },
    ]);
  });

  it('finds the server of an enterprise', () => {
    const { html_url, repository, ...bare } = run();
    const [fact] = read({
      ...bare,
      url: 'https://git.example.org/api/v3/repos/harbour/pay/actions/runs/70',
    });
    expect(fact).toMatchObject({
      source: 'github:git.example.org',
      data: { run: 'harbour/pay/runs/70' },
    });
  });
});

describe('jobs', () => {
  it('takes creation to start as the queue, and steps as no evidence', () => {
    const facts = read({ total_count: 1, jobs: [job()] });
    expect(told(facts)).toEqual([
      '09:01 taskrun.queued',
      '09:05 taskrun.started',
      '09:15 taskrun.finished',
    ]);
    expect(dataOf(facts, 'taskrun.started')).toMatchObject({
      task: 'harbour/pay/jobs/701',
      run: 'harbour/pay/runs/70',
      attempt: 1,
      runner: ['linux'],
      name: 'build',
    });
  });

  it('has only asked for a job that waits or is queued', () => {
    for (const state of ['waiting', 'queued', 'pending']) {
      const held = job({ status: state, conclusion: null, completed_at: null });
      expect(told(read(held))).toEqual(['09:01 taskrun.queued']);
    }
  });

  it('never started a job that was cancelled while it queued', () => {
    const cancelled = job({
      conclusion: 'cancelled',
      steps: [],
      started_at: at('09:01'),
    });
    expect(told(read(cancelled))).toEqual([
      '09:01 taskrun.queued',
      '09:15 taskrun.finished',
    ]);
  });

  it('never asked for a job that was skipped', () => {
    expect(told(read(job({ conclusion: 'skipped', steps: [] })))).toEqual([
      '09:15 taskrun.finished',
    ]);
  });

  it('keeps a start before the creation for the fold to flag', () => {
    expect(told(read(job({ started_at: at('08:58') })))[0]).toBe(
      '08:58 taskrun.started',
    );
  });

  it('takes the environment and the deployment from the webhook', () => {
    const held = job({
      status: 'waiting',
      conclusion: null,
      completed_at: null,
    });
    const deployment = {
      id: 55,
      environment: 'production',
      sha: 'c0ffee',
      created_at: at('09:01'),
      url: 'https://api.github.com/repos/harbour/pay/deployments/55',
      creator: person('ines'),
    };
    const facts = read(webhook('waiting', { workflow_job: held, deployment }));
    expect(told(facts)).toEqual([
      '09:01 deployment.created',
      '09:01 taskrun.queued',
    ]);
    expect(dataOf(facts, 'taskrun.queued')).toMatchObject({
      environment: 'production',
    });
    expect(dataOf(facts, 'deployment.created')).toMatchObject({
      run: 'harbour/pay/runs/70',
    });
  });
});
