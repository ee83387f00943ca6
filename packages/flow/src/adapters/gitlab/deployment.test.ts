import { at, dataOf, told } from '../__testUtils__/told';
import {
  approval,
  builtAndPlayed,
  deployment,
  environmentRule,
  job,
  summary,
} from './__testUtils__/payloads';
import { adaptGitLab } from './adaptGitLab';

const context = { pathHint: 'projects/bank%2Fledger/deployments' };

const factsOf = (payload: unknown) => {
  const { facts, unrecognised } = adaptGitLab(payload, context);
  expect(unrecognised).toBeUndefined();
  return facts;
};

const rounds = (payload: unknown) =>
  told(factsOf(payload)).filter(line => line.includes('approval'));

describe('a deployment', () => {
  it('is created with its pipeline, begun and over with its job', () => {
    const facts = factsOf(deployment());
    expect(told(facts)).toEqual([
      '14:00 deployment.created',
      '16:01 deployment.statuschanged',
      '16:10 service.deployed',
    ]);
    expect(dataOf(facts, 'service.deployed')).toEqual({
      key: 'bank/ledger/deployments/42',
      repository: 'bank/ledger',
      environment: 'production',
      sha: 'm1',
      ref: 'main',
      run: 'bank/ledger/pipelines/70',
      state: 'success',
      actor: { id: '1' },
      url: 'https://gitlab.example.com/bank/ledger/-/jobs/801',
    });
  });

  const notRun = { ...job(801, ['deploy', 'x']), started_at: null };

  it.each([
    ['failed', {}, 'failure'],
    ['failed', { deployable: notRun }, 'inactive'],
    ['canceled', {}, 'inactive'],
    ['skipped', { deployable: notRun }, 'inactive'],
  ])('that is %s is over', (status, more, state) => {
    const ends = factsOf(deployment({ status, ...more })).filter(({ id }) =>
      id.includes(`/${status}/`),
    );
    expect(ends.map(({ data }: any) => data.state)).toEqual([state]);
  });

  it.each(['created', 'running'])('that is %s is not over', status => {
    expect(told(factsOf(deployment({ status })))).not.toContain(
      expect.stringMatching('service.deployed'),
    );
  });

  it('of another tool has no job, and is over no later than it was updated', () => {
    const facts = factsOf(deployment({ deployable: null }));
    expect(told(facts)).toEqual([
      '14:00 deployment.created',
      '~16:10 service.deployed',
    ]);
  });
});

describe('approvals of a deployment', () => {
  const two = environmentRule({
    deployment_approvals: [
      approval('15:00', 'ruth'),
      approval('15:30', 'otto'),
    ],
  });
  const blocked = { status: 'blocked', updated_at: at('14:10') };

  it.each([
    [
      'asks since it is blocked',
      { ...blocked, approval_summary: summary(environmentRule()) },
      ['14:10 approval.created'],
    ],
    [
      'waits for the second of two',
      {
        ...blocked,
        approval_summary: summary(
          environmentRule({
            deployment_approvals: [approval('15:00', 'ruth')],
          }),
        ),
      },
      ['14:10 approval.created', '15:00 approval.updated'],
    ],
    [
      'is approved by the last that is required',
      { approval_summary: summary(two) },
      [
        '~14:00 approval.created',
        '15:00 approval.updated',
        '15:30 approval.closed',
      ],
    ],
    [
      'is rejected by one',
      {
        status: 'failed',
        approval_summary: summary(
          environmentRule({
            deployment_approvals: [
              approval('15:00', 'ruth', { status: 'rejected' }),
            ],
          }),
        ),
      },
      ['~14:00 approval.created', '15:00 approval.closed'],
    ],
    [
      'asks nobody where none is required',
      {
        ...blocked,
        approval_summary: summary(environmentRule({ required_approvals: 0 })),
      },
      [],
    ],
    [
      'was called off before its turn',
      { status: 'canceled', approval_summary: summary(environmentRule()) },
      [],
    ],
    [
      'has one rule for all in older versions',
      {
        ...blocked,
        pending_approval_count: 1,
        approvals: [approval('15:00', 'ruth')],
      },
      ['14:10 approval.created', '15:00 approval.updated'],
    ],
    [
      'was approved by all that were required',
      {
        pending_approval_count: 0,
        approvals: [approval('15:00', 'ruth'), approval('15:30', 'otto')],
      },
      [
        '~14:00 approval.created',
        '15:00 approval.updated',
        '15:30 approval.closed',
      ],
    ],
    [
      'is called off while it waits',
      {
        status: 'canceled',
        approval_summary: summary(
          environmentRule({
            deployment_approvals: [approval('15:00', 'ruth')],
          }),
        ),
      },
      [
        '~14:00 approval.created',
        '15:00 approval.updated',
        '16:10 approval.closed',
      ],
    ],
  ])('%s', (_what, more, expected) => {
    expect(rounds(deployment(more))).toEqual(expected);
  });

  it('were asked when its pipeline came to it, as the jobs say', () => {
    const payload = {
      deployment: deployment({ approval_summary: summary(two) }),
      jobs: builtAndPlayed(),
    };
    expect(rounds(payload)[0]).toBe('~14:10 approval.created');
  });

  it('are one for each rule, of the same environment', () => {
    const people = environmentRule({
      group_id: null,
      user_id: 3,
      access_level_description: 'Otto of the bank',
      required_approvals: 1,
    });
    const facts = factsOf(
      deployment({ ...blocked, approval_summary: summary(two, people) }),
    );
    const asks = facts.filter(({ type }) => type === 'approval.created');
    expect(
      asks.map(({ data }: any) => [data.key, data.name, data.environment]),
    ).toEqual([
      [
        'bank/ledger/deployments/42/approvals/groups/135',
        'security-group',
        'production',
      ],
      ['bank/ledger/deployments/42/approvals/rules/1', undefined, 'production'],
    ]);
    expect(JSON.stringify(asks)).not.toContain('Otto');
  });

  it('say who decided and whether with a word', () => {
    const one = environmentRule({
      required_approvals: 1,
      deployment_approvals: [approval('15:00', 'ruth', { comment: 'Go' })],
    });
    const facts = factsOf(deployment({ approval_summary: summary(one) }));
    expect(dataOf(facts, 'approval.closed')).toMatchObject({
      decision: 'approved',
      status: 'approved',
      responder: { id: '2' },
      commented: true,
      run: 'bank/ledger/pipelines/70',
      headSha: 'm1',
    });
  });
});
