import { at, dataOf, told } from '../__testUtils__/told';
import {
  artifact,
  build,
  deployment,
  NEVER,
  person,
  released,
  repository,
  row,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';

const read = (payload: unknown, context = {}) =>
  adaptAzureDevOps(payload, context).facts;

describe('deployments to environments', () => {
  const environment = { id: 3, name: 'production' };
  const deployed = (more: object = {}, builds = [build()]) =>
    read({ environment, deployments: [deployment(more)], builds });

  it('are of the commit and repository of their build', () => {
    const facts = deployed();
    expect(told(facts)).toEqual([
      '09:30 deployment.created',
      '09:33 deployment.statuschanged',
      '09:40 service.deployed',
    ]);
    expect(dataOf(facts, 'service.deployed')).toEqual({
      key: 'builds/70/stages/Deploy/1/environments/production',
      repository: 'Payments/ledger',
      environment: 'production',
      sha: 'c0ffee',
      ref: 'refs/heads/main',
      run: 'builds/70',
      actor: person('ines'),
      state: 'success',
    });
  });

  it.each([
    ['failed', 'failure'],
    ['abandoned', 'error'],
    ['canceled', 'inactive'],
  ])('that end %s are %s', (result, state) => {
    expect(deployed({ result }).at(-1)).toMatchObject({
      type: 'deployment.statuschanged',
      data: { state },
    });
  });

  it('that go on have not ended, and skipped ones were none', () => {
    const running = { result: null, finishTime: NEVER };
    expect(told(deployed(running))).toEqual([
      '09:30 deployment.created',
      '09:33 deployment.statuschanged',
    ]);
    expect(deployed({ result: 'skipped' })).toEqual([]);
  });

  it('of several jobs or machines are one', () => {
    const keys = [1, 2].flatMap(id =>
      deployed({ id, jobName: `job ${id}`, resourceId: id }).map(
        ({ data }) => (data as { key: string }).key,
      ),
    );
    expect(new Set(keys).size).toBe(1);
    expect(
      dataOf(deployed({ stageAttempt: 2 }), 'service.deployed').key,
    ).not.toBe(keys[0]);
  });

  it('of code that is hosted elsewhere name what was cloned', () => {
    const url = 'https://github.com/o/r.git';
    const elsewhere = build({
      repository: { type: 'GitHub', id: 'o/r', name: 'o/r', url },
    });
    const [fact] = deployed({}, [elsewhere]);
    expect(fact.data).toMatchObject({ repository: url });
  });

  it('alone need the name of their environment in the path', () => {
    const pathHint = 'environments/production/records.json';
    const [fact] = read({ value: [deployment()] }, { pathHint });
    expect(fact).toMatchObject({ data: { environment: 'production' } });
    expect(fact.id).toMatch(/without-sha$/);
    expect(adaptAzureDevOps(deployment()).unrecognised).toMatch(
      'environments/production/',
    );
  });
});

describe('classic releases', () => {
  const repositories = [repository];
  const of = (more: object = {}) =>
    adaptAzureDevOps({ deployments: [released(more)], repositories });

  it('deploy the commit that their artifact was built of', () => {
    const { facts } = of();
    expect(told(facts)).toEqual([
      '10:00 approval.created',
      '10:00 deployment.created',
      '10:00 taskrun.queued',
      '12:00 approval.closed',
      '12:01 deployment.statuschanged',
      '12:01 taskrun.started',
      '12:09 service.deployed',
      '12:09 taskrun.finished',
    ]);
    expect(dataOf(facts, 'service.deployed')).toEqual({
      key: 'release-deployments/501',
      repository: 'Payments/ledger',
      environment: 'production',
      sha: 'c0ffee',
      ref: 'refs/heads/main',
      run: 'releases/31',
      state: 'success',
      actor: person('ines'),
      url: 'https://dev.azure.com/harbour/Payments/_release?releaseId=31',
    });
    expect(dataOf(facts, 'approval.closed')).toEqual({
      key: 'release-approvals/1',
      environment: 'production',
      name: 'production',
      run: 'releases/31',
      attempt: 1,
      repository: 'Payments/ledger',
      headSha: 'c0ffee',
      decision: 'approved',
      status: 'approved',
      responder: person('ruth'),
      commented: false,
    });
  });

  it('that ask nobody have no gate', () => {
    const { facts, ignored } = of({
      preDeployApprovals: [row(1, { isAutomated: true })],
    });
    expect(facts.some(({ type }) => type.startsWith('approval.'))).toBe(false);
    expect(ignored).toMatch('nobody was asked');
  });

  it('take one approver for the others of the same rank', () => {
    const { facts } = of({
      preDeployApprovals: [
        row(1),
        row(2, { status: 'skipped', approvedBy: null }),
        row(3, { rank: 2, status: 'pending', modifiedOn: at('12:00') }),
      ],
    });
    const closed = facts.filter(({ type }) => type === 'approval.closed');
    expect(closed.map(({ data }) => data)).toMatchObject([
      { key: 'release-approvals/1', responder: person('ruth') },
      { key: 'release-approvals/2', status: 'approved' },
    ]);
    expect(closed[1].data).not.toHaveProperty('responder');
  });

  it('that are rejected reject for all of the rank', () => {
    const { facts } = of({
      deploymentStatus: 'notDeployed',
      operationStatus: 'Rejected',
      startedOn: NEVER,
      completedOn: NEVER,
      preDeployApprovals: [
        row(1, { status: 'rejected' }),
        row(2, { status: 'canceled' }),
      ],
    });
    expect(told(facts)).toEqual([
      '10:00 approval.created',
      '10:00 approval.created',
      '10:00 deployment.created',
      '12:00 approval.closed',
      '12:00 approval.closed',
      '12:10 deployment.statuschanged',
    ]);
    const statuses = facts.flatMap(({ type, data }) =>
      type === 'approval.closed' ? data.status : [],
    );
    expect(statuses).toEqual(['rejected', 'rejected']);
    expect(dataOf(facts, 'deployment.statuschanged').state).toBe('inactive');
  });

  it('keep an approval open while it is pending or handed on', () => {
    for (const status of ['pending', 'reassigned']) {
      const { facts } = of({ preDeployApprovals: [row(1, { status })] });
      expect(told(facts)).not.toContain('12:00 approval.closed');
    }
  });

  it('do not hold the environment by an approval after the deployment', () => {
    const { facts } = of({
      preDeployApprovals: [],
      postDeployApprovals: [row(1, { approvalType: 'postDeploy' })],
    });
    const data = dataOf(facts, 'approval.closed');
    expect(data.environment).toBeUndefined();
    expect(data.name).toBe('production post-deployment');
  });

  it('fail', () => {
    const { facts } = of({ deploymentStatus: 'failed' });
    expect(facts.find(({ id }) => id.endsWith('501/finished'))).toMatchObject({
      type: 'deployment.statuschanged',
      data: { state: 'failure' },
    });
  });

  it('of code that is hosted elsewhere name its address', () => {
    const definitionReference = {
      ...artifact.definitionReference,
      repository: { id: 'o/r', name: 'o/r' },
      'repository.provider': { id: 'GitHub', name: 'GitHub' },
    };
    const { facts } = of({
      release: { id: 31, artifacts: [{ ...artifact, definitionReference }] },
    });
    expect(dataOf(facts, 'service.deployed').repository).toBe(
      'https://github.com/o/r',
    );
  });

  it('alone tell their approvals, a row alone tells itself', () => {
    const environments = [
      { id: 61, name: 'production', preDeployApprovals: [row(1)] },
    ];
    const release = {
      id: 31,
      releaseDefinition: { id: 2 },
      environments,
      artifacts: [artifact],
    };
    expect(told(read(release))).toEqual(told(read(row(1))));
    expect(read(row(1))[0].id).toMatch(/without-headSha$/);
  });
});
