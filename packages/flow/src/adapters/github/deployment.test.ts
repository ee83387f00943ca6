import {
  approval,
  deployment,
  job,
  pending,
  person,
  repository,
  run,
  status,
  webhook,
} from '../__testUtils__/github';
import { at, dataOf, told } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const read = (payload: unknown, context = {}) =>
  adaptGitHub(payload, context).facts;

const key = 'harbour/pay/runs/70/1/approvals/production';

describe('deployments', () => {
  it('has no end without statuses: updated_at is none', () => {
    expect(told(read([deployment()]))).toEqual(['09:30 deployment.created']);
  });

  it('reads success as the deployment, other endings as states', () => {
    const facts = read([
      status(1, 'in_progress', '09:40'),
      status(2, 'success', '09:50'),
      status(3, 'inactive', '12:00'),
    ]);
    expect(told(facts)).toEqual([
      '09:40 deployment.statuschanged',
      '09:50 service.deployed',
      '12:00 deployment.statuschanged',
    ]);
    expect(dataOf(facts, 'service.deployed')).toMatchObject({
      key: 'harbour/pay/deployments/55',
      environment: 'production',
      run: 'harbour/pay/runs/70',
      actor: { bot: true },
    });
  });

  it('tells by webhook exactly what it tells by answer', () => {
    const hook = read(
      webhook('created', {
        deployment_status: status(2, 'success', '09:50'),
        deployment: deployment(),
        workflow_run: run(),
      }),
    );
    expect(hook).toEqual([
      ...read(status(2, 'success', '09:50')),
      expect.objectContaining({ type: 'deployment.created' }),
    ]);
    expect(dataOf(hook, 'deployment.created')).toMatchObject({
      run: 'harbour/pay/runs/70',
      sha: 'c0ffee',
    });
  });
});

describe('approvals of an environment', () => {
  const waited = [
    status(3, 'in_progress', '11:00'),
    status(1, 'waiting', '09:30'),
    status(4, 'success', '11:10'),
    status(2, 'waiting', '09:31'),
  ];

  it('are concluded from the statuses of the deployment, in any order', () => {
    const facts = read(waited).filter(fact =>
      fact.type.startsWith('approval.'),
    );
    expect(told(facts)).toEqual([
      '~09:30 approval.created',
      '~11:00 approval.closed',
    ]);
    expect(dataOf(facts, 'approval.closed')).toEqual({
      key,
      environment: 'production',
      run: 'harbour/pay/runs/70',
      repository: 'harbour/pay',
      decision: 'approved',
      status: 'approved',
    });
  });

  it('are rejected where the wait ends in failure, and open while it lasts', () => {
    const rejected = read([
      status(1, 'waiting', '09:30'),
      status(2, 'failure', '10:00'),
    ]);
    expect(dataOf(rejected, 'approval.closed')).toMatchObject({
      status: 'rejected',
    });
    expect(told(read([status(1, 'waiting', '09:30')]))).toContain(
      '~09:30 approval.created',
    );
  });

  it('get their person and comment from the run’s list, which has no time', () => {
    const list = adaptGitHub([approval()], {
      pathHint: 'runs-70-approvals.json',
    });
    expect(list.facts).toEqual([]);
    for (const order of [
      [list, adaptGitHub(waited)],
      [adaptGitHub(waited), list],
    ]) {
      const { facts, unrecognised } = collectFacts(order);
      expect(dataOf(facts, 'approval.closed')).toMatchObject({
        responder: { id: 'ruth' },
        commented: true,
        status: 'approved',
      });
      expect(unrecognised).toEqual([]);
    }
  });

  it('stay undated, and are reported, where nothing says when', () => {
    const list = adaptGitHub([approval({ state: 'rejected', comment: '' })], {
      pathHint: 'actions/runs/70/attempts/2/approvals',
    });
    expect(list.undated).toEqual([
      expect.objectContaining({
        key: key.replace('/1/', '/2/'),
        decision: 'rejected',
        commented: false,
      }),
    ]);
    expect(collectFacts([list]).unrecognised).toEqual([
      expect.stringMatching(/nothing says when/),
    ]);
  });

  it('say how to mend a list without its run', () => {
    expect(
      adaptGitHub([approval()], { pathHint: 'approvals.json' }).unrecognised,
    ).toMatch(/runs\/123\/approvals/);
    expect(adaptGitHub([pending()]).unrecognised).toMatch(
      /runs\/123\/pending_deployments/,
    );
  });

  it('are exact by webhook', () => {
    const held = {
      id: 702,
      environment: 'production',
      created_at: at('09:30'),
      updated_at: at('09:30'),
    };
    const workflow = { ...run({ status: 'waiting' }) };
    const facts = [
      ...read(
        webhook('requested', {
          environment: 'production',
          requestor: person('ines'),
          reviewers: [],
          since: '',
          workflow_job_run: held,
          workflow_run: workflow,
        }),
      ),
      ...read(
        webhook('approved', {
          approver: person('ruth'),
          comment: '',
          reviewers: [],
          since: '',
          workflow_job_runs: [{ ...held, updated_at: at('11:00') }],
          workflow_run: workflow,
        }),
      ),
    ];
    expect(told(facts)).toEqual([
      '09:30 approval.created',
      '09:30 approval.created',
      '11:00 approval.closed',
    ]);
    expect(dataOf(facts.slice(0, 1), 'approval.created').requestor).toEqual({
      id: 'ines',
    });
    expect(dataOf(facts, 'approval.closed')).toMatchObject({
      key,
      attempt: 1,
      responder: { id: 'ruth' },
      commented: false,
      headSha: 'c0ffee',
    });
  });

  it.each([
    ['2026-03-02T09:30:00Z', ['09:30 approval.created']],
    ['five minutes ago', ['~09:20 approval.created']],
  ])('are asked since then, where the job does not say: %s', (since, asked) => {
    const requested = webhook('requested', {
      environment: 'production',
      requestor: person('ines'),
      since,
      workflow_job_run: { environment: 'production' },
      workflow_run: run(),
    });
    expect(told(read(requested))).toEqual(asked);
  });

  it('are not asked for by a job that waits: it may be a timer', () => {
    const held = job({
      status: 'waiting',
      conclusion: null,
      completed_at: null,
    });
    const facts = read(
      webhook('waiting', { workflow_job: held, deployment: deployment() }),
    );
    expect(facts.filter(({ type }) => type.startsWith('approval.'))).toEqual(
      [],
    );
  });

  it('do not include an app’s own rule', () => {
    const rule = webhook('requested', {
      environment: 'production',
      event: 'push',
      deployment: deployment(),
      deployment_callback_url:
        'https://api.github.com/repos/harbour/pay/actions/runs/70/deployment_protection_rule',
    });
    expect(told(read(rule))).toEqual(['09:30 deployment.created']);
  });
});

describe('wait timers', () => {
  it('are nobody’s decision', () => {
    const facts = read([pending()], {
      pathHint: 'actions/runs/70/pending_deployments',
    });
    expect(told(facts)).toEqual([
      '09:30 timer.started',
      '~10:00 timer.finished',
    ]);
    expect(dataOf(facts, 'timer.started')).toMatchObject({
      key: 'harbour/pay/runs/70/1/timers/production',
      run: 'harbour/pay/runs/70',
    });
  });

  it('run beside the reviewers that are asked', () => {
    const facts = read(
      [
        pending({
          wait_timer: 0,
          reviewers: [{ type: 'User', reviewer: person('ruth') }],
        }),
      ],
      { pathHint: 'runs/70' },
    );
    expect(told(facts)).toEqual(['~09:30 approval.created']);
    expect(
      read([pending({ wait_timer_started_at: '0001-01-01T00:00:00Z' })], {
        pathHint: 'runs/70',
      }),
    ).toEqual([]);
  });
});

describe('what is not used', () => {
  it.each([
    [
      {
        environments: [{ name: 'production', protection_rules: [] }],
        total_count: 1,
      },
      /settings/,
    ],
    [webhook('published', { release: { tag_name: '1' } }), /release/],
    [webhook('opened', { issue: { number: 1 } }), /ticket system/],
    [webhook('completed', { check_suite: { id: 1 } }), /check runs/],
    ['diff --git a b', /not JSON/],
  ])('says why (%#)', (payload, why) => {
    expect(adaptGitHub(payload)).toEqual({
      facts: [],
      ignored: expect.stringMatching(why),
    });
  });

  it.each([
    [{ hello: 1 }],
    [42],
    [null],
    [undefined],
    [[[{ a: null }]]],
    [{ jobs: [{}] }],
    [{ workflow_job: 7, action: 'x', repository }],
    [{ ...job(), url: 7, html_url: null }],
    [
      job({
        created_at: null,
        started_at: 'soon',
        completed_at: '0001-01-01T00:00:00Z',
      }),
    ],
  ])('lists what it does not know, and never throws (%#)', payload => {
    expect(adaptGitHub(payload)).toEqual({
      facts: [],
      unrecognised: expect.stringMatching(/\w/),
    });
  });

  it('has nothing to say of an empty list', () => {
    expect(adaptGitHub([])).toEqual({ facts: [] });
  });
});
