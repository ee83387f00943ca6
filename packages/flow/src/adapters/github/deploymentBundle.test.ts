import {
  approval,
  deployment,
  pending,
  person,
  run,
  status,
} from '../__testUtils__/github';
import { at, dataOf, told } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const read = (payload: unknown) => adaptGitHub(payload).facts;

const waited = [
  status(1, 'waiting', '09:30'),
  status(2, 'in_progress', '11:00'),
  status(3, 'success', '11:10'),
];

const failed = [status(1, 'waiting', '09:30'), status(2, 'failure', '10:00')];

const bundle = (more: object = {}) => ({
  deployment: deployment(),
  statuses: waited,
  run: run(),
  approvals: [approval()],
  pending_deployments: [],
  ...more,
});

const waits = (payload: unknown) =>
  read(payload).filter(({ type }) => /^(approval|timer)\./.test(type));

const environment = (...rules: object[]) => ({
  name: 'production',
  protection_rules: rules,
});

const timerOf = (minutes: number) => ({
  id: 1,
  type: 'wait_timer',
  wait_timer: minutes,
});

const people = { id: 2, type: 'required_reviewers', reviewers: [] };

const reviewers = [{ type: 'User', reviewer: person('ruth') }];

describe('a deployment with what is around it', () => {
  it('tells who decided, at the end of the wait', () => {
    const facts = read(bundle());
    expect(told(facts)).toEqual([
      '~09:30 approval.created',
      '09:30 deployment.created',
      '09:30 deployment.statuschanged',
      '~11:00 approval.closed',
      '11:00 deployment.statuschanged',
      '11:10 service.deployed',
    ]);
    expect(dataOf(facts, 'approval.closed')).toEqual({
      key: 'harbour/pay/runs/70/1/approvals/production',
      environment: 'production',
      run: 'harbour/pay/runs/70',
      repository: 'harbour/pay',
      decision: 'approved',
      status: 'approved',
      responder: { id: 'ruth' },
      commented: true,
    });
  });

  it('tells what its parts tell, read one by one', () => {
    const parts = [
      adaptGitHub(waited),
      adaptGitHub([approval()], { pathHint: 'runs/70/approvals' }),
    ];
    const alone = collectFacts(parts).facts;
    const together = collectFacts([...parts, adaptGitHub(bundle())]);
    expect(together.conflicting).toBe(0);
    expect(read(bundle())).toEqual(expect.arrayContaining(alone));
  });

  it('knows its run by the bundle where no status says it', () => {
    const statuses = waited.map(({ log_url, ...each }) => each);
    const facts = read(bundle({ statuses }));
    expect(dataOf(facts, 'approval.closed').run).toBe('harbour/pay/runs/70');
    const { conflicting } = collectFacts([
      adaptGitHub(bundle({ statuses })),
      adaptGitHub(statuses),
    ]);
    expect(conflicting).toBe(0);
    // Nobody knows the run: the same as the statuses alone.
    const alone = bundle({ statuses, run: undefined, approvals: undefined });
    expect(read(statuses)).toEqual(
      expect.arrayContaining(
        read(alone).filter(({ type }) => type.startsWith('approval.')),
      ),
    );
  });

  it('does not take the decision on another environment for its own', () => {
    const other = approval({ environments: [{ name: 'staging' }] });
    expect(waits(bundle({ approvals: [other] }))).toEqual([]);
  });

  it('does not guess who, where several people decided', () => {
    const approvals = [approval(), approval({ user: person('otto') })];
    const { responder, status: how } = dataOf(
      read(bundle({ approvals })),
      'approval.closed',
    );
    expect([responder, how]).toEqual([undefined, 'approved']);
  });

  it('takes the decision that ended its wait from those of other attempts', () => {
    const approvals = [
      approval({ state: 'rejected', user: person('otto') }),
      approval(),
    ];
    const byEnd = (statuses: object[]) =>
      dataOf(read(bundle({ statuses, approvals })), 'approval.closed');
    expect(byEnd(failed)).toMatchObject({
      status: 'rejected',
      responder: { id: 'otto' },
    });
    expect(byEnd(waited)).toMatchObject({
      status: 'approved',
      responder: { id: 'ruth' },
    });
  });

  it.each([
    ['rejected', [approval({ state: 'rejected' })]],
    ['approved', [approval()]],
    ['cancelled', []],
  ])('that failed while it waited was %s', (how, approvals) => {
    const facts = waits(bundle({ statuses: failed, approvals }));
    expect(dataOf(facts, 'approval.closed').status).toBe(how);
  });

  it('is not told what another deployment waited for', () => {
    const strange = waited.map(each => ({
      ...each,
      deployment_url: each.deployment_url.replace('55', '56'),
    }));
    expect(waits(bundle({ statuses: strange }))).toEqual([]);
  });

  it('asks while it waits', () => {
    const facts = waits({
      deployment: deployment(),
      statuses: waited.slice(0, 1),
      approvals: [],
      pending_deployments: [
        pending({ wait_timer: 0, wait_timer_started_at: null, reviewers }),
      ],
    });
    expect(told(facts)).toEqual(['~09:30 approval.created']);
  });
});

describe('a wait that nobody is asked about', () => {
  it('is no approval: a timer alone', () => {
    const facts = waits(
      bundle({
        statuses: waited.slice(0, 1),
        approvals: [],
        pending_deployments: [pending()],
      }),
    );
    expect(told(facts)).toEqual([
      '09:30 timer.started',
      '~10:00 timer.finished',
    ]);
  });

  it('is no approval: nobody decided, and it went on', () => {
    expect(waits(bundle({ approvals: [] }))).toEqual([]);
  });

  it('is a timer by the settings, once it is over', () => {
    const facts = waits(
      bundle({ approvals: [], environment: environment(timerOf(60)) }),
    );
    expect(told(facts)).toEqual([
      '~09:30 timer.started',
      '~10:30 timer.finished',
    ]);
    expect(dataOf(facts, 'timer.started')).toMatchObject({
      key: 'harbour/pay/runs/70/1/timers/production',
      run: 'harbour/pay/runs/70',
      environment: 'production',
    });
  });

  it('is none of a timer that is longer than it was: that was set later', () => {
    const facts = waits(
      bundle({ environment: environment(timerOf(91), people) }),
    );
    expect(told(facts)).toEqual([
      '~09:30 approval.created',
      '~11:00 approval.closed',
    ]);
  });

  it('is a timer beside the people who are asked', () => {
    const facts = waits(
      bundle({ environment: environment(timerOf(60), people) }),
    );
    expect(told(facts)).toEqual([
      '~09:30 approval.created',
      '~09:30 timer.started',
      '~10:30 timer.finished',
      '~11:00 approval.closed',
    ]);
  });

  it('belongs to the attempt that ran then', () => {
    const second = run({ run_attempt: 2, run_started_at: at('09:20') });
    const facts = waits(
      bundle({ run: second, environment: environment(timerOf(60)) }),
    );
    expect(dataOf(facts, 'timer.started').attempt).toBe(2);
    const later = run({ run_attempt: 2, run_started_at: at('12:00') });
    expect(
      dataOf(
        waits(bundle({ run: later, environment: environment(timerOf(60)) })),
        'timer.started',
      ).attempt,
    ).toBe(1);
  });

  it.each([0, -5, 43_201, 'soon', null])('has no timer of %p', minutes => {
    const facts = waits(
      bundle({
        statuses: waited.slice(0, 1),
        environment: environment({ type: 'wait_timer', wait_timer: minutes }),
      }),
    );
    expect(told(facts)).toEqual(['~09:30 approval.created']);
  });
});
