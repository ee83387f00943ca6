import {
  analysis,
  checkRun,
  repository,
  webhook,
} from '../__testUtils__/github';
import { at, dataOf, told } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const read = (payload: unknown) => adaptGitHub(payload).facts;

const pulls = [
  { number: 12, url: 'https://api.github.com/repos/harbour/pay/pulls/12' },
];

describe('check runs', () => {
  it('are evaluations of a commit, and of the changes that they name', () => {
    const facts = read({
      total_count: 1,
      check_runs: [checkRun({ pull_requests: pulls })],
    });
    expect(told(facts)).toEqual([
      '09:10 taskrun.started',
      '09:14 taskrun.finished',
    ]);
    expect(dataOf(facts, 'taskrun.finished')).toEqual({
      task: 'harbour/pay/check-runs/81',
      run: 'harbour/pay/commits/head1/checks',
      attempt: 1,
      repository: 'harbour/pay',
      name: 'licence scan',
      headSha: 'head1',
      changes: ['harbour/pay#12'],
      evaluation: true,
      outcome: 'success',
      url: 'https://github.com/harbour/pay/runs/81',
    });
  });

  it('are told by webhook exactly as by answer', () => {
    const suite = { id: 80, head_branch: 'PAY-4-night', head_sha: 'head1' };
    const heard = webhook('completed', {
      check_run: checkRun({ check_suite: suite }),
    });
    expect(read(heard)).toEqual(read([checkRun()]));
  });

  it('wait for their tool until it begins', () => {
    const queued = checkRun({
      status: 'queued',
      conclusion: null,
      started_at: at('09:08'),
      completed_at: null,
    });
    expect(told(read(queued))).toEqual(['09:08 taskrun.queued']);
    const begun = checkRun({
      status: 'in_progress',
      conclusion: null,
      completed_at: null,
    });
    expect(told(read(begun))).toEqual(['09:10 taskrun.started']);
  });

  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['action_required', 'failure'],
    ['timed_out', 'error'],
    ['cancelled', 'cancel'],
    ['stale', 'cancel'],
    ['neutral', 'skip'],
    ['skipped', 'skip'],
  ])('that conclude %s end as %s', (conclusion, outcome) => {
    const facts = read(checkRun({ conclusion }));
    expect(dataOf(facts, 'taskrun.finished').outcome).toBe(outcome);
  });

  it('that are asked for again are told again', () => {
    const again = checkRun({
      started_at: at('10:00'),
      completed_at: at('10:02'),
    });
    const { facts, conflicting } = collectFacts([
      adaptGitHub(checkRun()),
      adaptGitHub(again),
    ]);
    expect(conflicting).toBe(0);
    expect(facts).toHaveLength(4);
  });

  it('stand beside themselves once their pull request is forgotten', () => {
    const { conflicting } = collectFacts([
      adaptGitHub(checkRun()),
      adaptGitHub(checkRun({ pull_requests: pulls })),
    ]);
    expect(conflicting).toBe(0);
  });

  it.each([
    [[checkRun({ app: { slug: 'github-actions' } })], /jobs tell the same/],
    [
      webhook('completed', {
        check_run: checkRun({ app: { slug: 'github-actions' } }),
      }),
      /jobs tell the same/,
    ],
    [webhook('completed', { check_suite: { id: 80 } }), /check runs are read/],
    [{ total_count: 1, check_suites: [{ id: 80 }] }, /check runs are read/],
  ])('are not read twice (%#)', (payload, why) => {
    expect(adaptGitHub(payload)).toEqual({
      facts: [],
      ignored: expect.stringMatching(why),
    });
  });
});

describe('analyses of code scanning', () => {
  it('are over when they were uploaded, and name the change', () => {
    const facts = read([analysis()]);
    expect(told(facts)).toEqual(['09:40 taskrun.finished']);
    expect(dataOf(facts, 'taskrun.finished')).toEqual({
      task: 'harbour/pay/code-scanning/analyses/201',
      run: 'harbour/pay/commits/test-merge/checks',
      attempt: 1,
      repository: 'harbour/pay',
      name: 'code scanning: CodeQL',
      headSha: 'test-merge',
      changes: ['harbour/pay#12'],
      evaluation: true,
      outcome: 'success',
    });
  });

  it('of a branch name no change, and may have failed', () => {
    const failed = analysis({ ref: 'refs/heads/main', error: 'no database' });
    expect(dataOf(read(failed), 'taskrun.finished')).toMatchObject({
      branch: 'main',
      outcome: 'error',
    });
    expect(read(failed)[0].data).not.toHaveProperty('changes');
  });

  it.each([
    [webhook('appeared_in_branch', { alert: { number: 4 }, ref: 'x' })],
    [webhook('fixed', { alert: { number: 4 }, commit_oid: 'c1' })],
    [{ number: 4, rule: {}, tool: {}, state: 'open', ...repository }],
  ])('are told apart from alerts, which have to be whole (%#)', payload => {
    expect(adaptGitHub(payload)).toEqual({
      facts: [],
      unrecognised: expect.stringMatching(/alert without the ids and times/),
    });
  });
});
