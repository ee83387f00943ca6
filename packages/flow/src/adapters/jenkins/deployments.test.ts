import { AnyFact } from '../../events/fact';
import { AdapterContext } from '../context';
import { dataOf, told } from '../__testUtils__/told';
import { adaptJenkins } from './adaptJenkins';
import {
  build,
  deploys,
  gitData,
  input,
  production,
  sha,
  stage,
  wholeBuild,
} from './__testUtils__/payloads';

const rules = (
  ...deploymentStages: AdapterContext['deploymentStages'] & {}
) => ({
  deploymentStages,
});

const deploymentsIn = (facts: readonly AnyFact[]) =>
  facts
    .filter(({ type }) => /^(deployment|service)\./.test(type))
    .map(fact => {
      const { state, environment } = fact.data as Record<string, string>;
      return `${told([fact])[0]} ${environment}${state ? ` ${state}` : ''}`;
    });

const deploymentsOf = (payload: unknown, context: AdapterContext) =>
  deploymentsIn(adaptJenkins(payload, context).facts);

const ending = (status: string) =>
  wholeBuild({
    build: { result: status },
    describe: {
      status,
      stages: [stage('20', 'Production', '10:00', '11:00', { status })],
    },
    nodes: [],
  });

describe('a stage that deploys', () => {
  it('begins to when it was let through, and says what is out', () => {
    const { facts } = adaptJenkins(wholeBuild(), rules(...deploys));
    expect(deploymentsIn(facts)).toEqual([
      '10:00 deployment.created production',
      '10:40 deployment.statuschanged production inProgress',
      '11:00 service.deployed production success',
    ]);
    expect(dataOf(facts, 'service.deployed')).toEqual({
      key: 'bank/ledger/main/12/deployments/production/20',
      repository: 'https://git.example.com/bank/ledger.git',
      environment: 'production',
      sha: sha('a'),
      ref: 'main',
      run: 'bank/ledger/main/12',
      state: 'success',
      actor: { id: 'mia' },
      url: 'https://ci.example.com/jenkins/job/bank/job/ledger/job/main/12/',
    });
  });

  it('is none unless a rule says so', () => {
    expect(deploymentsOf(wholeBuild(), {})).toEqual([]);
    const other = {
      job: 'bank/cards/*',
      stage: '*',
      environment: 'production',
    };
    expect(deploymentsOf(wholeBuild(), rules(other))).toEqual([]);
  });

  it('matches by patterns, and by the first rule', () => {
    const some = rules(
      { job: '*/main', stage: 'Prod*', environment: 'live' },
      { job: '*', stage: '*', environment: 'test' },
    );
    expect(deploymentsOf(wholeBuild(), some)).toContain(
      '11:00 service.deployed live success',
    );
    expect(deploymentsOf(wholeBuild(), some)).toContain(
      '10:00 service.deployed test success',
    );
  });

  it.each([
    ['UNSTABLE', '11:00 service.deployed production success'],
    ['FAILED', '11:00 deployment.statuschanged production failure'],
    ['ABORTED', '11:00 deployment.statuschanged production inactive'],
  ])('that is %s: %s', (status, line) => {
    expect(deploymentsOf(ending(status), rules(...deploys)).at(-1)).toBe(line);
  });

  it('never began where it was not let through', () => {
    const refused = wholeBuild({
      ...ending('ABORTED'),
      nodes: [
        production([input('21', '10:10', 50, { status: 'ABORTED' })], {
          status: 'ABORTED',
        }),
      ],
    });
    expect(deploymentsOf(refused, rules(...deploys))).toEqual([
      '10:00 deployment.created production',
      '11:00 deployment.statuschanged production inactive',
    ]);
  });

  it('that waits has only been asked for', () => {
    const waiting = wholeBuild({
      build: { building: true, result: null },
      describe: {
        status: 'PAUSED_PENDING_INPUT',
        stages: [
          stage('20', 'Production', '10:00', '10:30', {
            status: 'PAUSED_PENDING_INPUT',
          }),
        ],
      },
      nodes: [
        production([
          input('21', '10:10', 20, { status: 'PAUSED_PENDING_INPUT' }),
        ]),
      ],
    });
    expect(deploymentsOf(waiting, rules(...deploys))).toEqual([
      '10:00 deployment.created production',
    ]);
  });
});

describe('a job that deploys', () => {
  const job = { job: 'bank/ledger/main', environment: 'production' };

  it('does so as a whole, with or without stages', () => {
    const freestyle = build({ _class: 'hudson.model.FreeStyleBuild' });
    expect(deploymentsOf(freestyle, rules(job))).toEqual([
      '09:10 deployment.created production',
      '09:10 deployment.statuschanged production inProgress',
      '11:00 service.deployed production success',
    ]);
    expect(deploymentsOf(wholeBuild(), rules(job))).toEqual([
      '09:10 deployment.created production',
      '09:12 deployment.statuschanged production inProgress',
      '11:00 service.deployed production success',
    ]);
  });

  it('deploys to what a parameter names', () => {
    const parameters = [{ name: 'TARGET', value: 'staging' }];
    const chosen = build({ actions: [{ parameters }] });
    const rule = { job: '*', parameter: 'TARGET' };
    expect(deploymentsOf(chosen, rules(rule)).at(-1)).toBe(
      '11:00 service.deployed staging success',
    );
    expect(deploymentsOf(build(), rules(rule))).toEqual([]);
  });

  it('is not of the scripts that it checks out where a rule says of what', () => {
    const scripts = gitData({
      url: 'https://git.example.com/ops/scripts.git',
      head: sha('e'),
    });
    const rule = { ...job, repository: 'https://git.example.com/bank/ledger' };
    const deployedBy = (upstream: object[]) =>
      dataOf(
        adaptJenkins(
          { build: build({ actions: [scripts] }), upstream },
          rules(rule),
        ).facts,
        'service.deployed',
      );
    expect(deployedBy([])).toMatchObject({
      repository: 'https://git.example.com/bank/ledger',
    });
    expect(deployedBy([]).sha).toBeUndefined();
    expect(deployedBy([build({ number: 40 })]).sha).toBe(sha('a'));
  });
});
