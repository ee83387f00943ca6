import { AnyFact } from '../../events/fact';
import { dataOf, told } from '../__testUtils__/told';
import { adaptJenkins } from './adaptJenkins';
import {
  deploys,
  describeRun,
  input,
  interrupted,
  ms,
  production,
  rejectedBy,
  stage,
  step,
  wholeBuild,
} from './__testUtils__/payloads';

const factsOf = (payload: unknown) => adaptJenkins(payload).facts;

const approvalsIn = (facts: readonly AnyFact[]) =>
  told(facts.filter(({ type }) => type.startsWith('approval.')));

const aborted = (node: object) => ({
  build: { result: 'ABORTED' },
  describe: {
    status: 'ABORTED',
    stages: [
      stage('20', 'Production', '10:00', '10:40', { status: 'ABORTED' }),
    ],
  },
  nodes: [production([node], { status: 'ABORTED' })],
});

describe('an input', () => {
  it('is asked for when its step begins, and decided when its pause is over', () => {
    const facts = factsOf(wholeBuild());
    expect(approvalsIn(facts)).toEqual([
      '10:10 approval.created',
      '10:40 approval.closed',
    ]);
    expect(dataOf(facts, 'approval.closed')).toEqual({
      key: 'bank/ledger/main/12/inputs/21',
      name: 'Release to customers?',
      run: 'bank/ledger/main/12',
      attempt: 1,
      repository: 'bank/ledger',
      headSha: 'a'.repeat(40),
      url: 'https://ci.example.com/jenkins/job/bank/job/ledger/job/main/12/input/',
      status: 'approved',
      decision: 'approved',
    });
  });

  it('is called after its stage where its message is not told', () => {
    const node = input('21', '10:10', 30, { parameterDescription: undefined });
    const facts = factsOf(wholeBuild({ nodes: [production([node])] }));
    expect(dataOf(facts, 'approval.created').name).toBe('Production');
  });

  it('guards the environment that its stage deploys to', () => {
    const { facts } = adaptJenkins(wholeBuild(), { deploymentStages: deploys });
    expect(dataOf(facts, 'approval.created').environment).toBe('production');
    const task = facts.find(
      ({ data }) => (data as { name?: string }).name === 'Production',
    );
    expect(task?.data).toMatchObject({ environment: 'production' });
  });

  it('waits', () => {
    const waiting = wholeBuild({
      build: { building: true, result: null },
      describe: {
        status: 'PAUSED_PENDING_INPUT',
        stages: [
          stage('20', 'Production', '10:00', '10:30', {
            status: 'PAUSED_PENDING_INPUT',
            pauseDurationMillis: 20 * 60_000,
          }),
        ],
      },
      nodes: [
        production([
          input('21', '10:10', 20, { status: 'PAUSED_PENDING_INPUT' }),
        ]),
      ],
    });
    const facts = factsOf(waiting);
    expect(approvalsIn(facts)).toEqual(['10:10 approval.created']);
    expect(dataOf(facts, 'approval.created').headSha).toBe('a'.repeat(40));
  });

  it('is one of several of a stage, each by itself', () => {
    const nodes = [
      production([
        input('24', '10:45', 10, { parameterDescription: 'For all?' }),
        input('21', '10:10', 30),
      ]),
    ];
    const facts = factsOf(wholeBuild({ nodes }));
    expect(approvalsIn(facts)).toEqual([
      '10:10 approval.created',
      '10:40 approval.closed',
      '10:45 approval.created',
      '10:55 approval.closed',
    ]);
    const keys = facts.map(({ data }) => (data as { key?: string }).key);
    expect(new Set(keys.filter(Boolean)).size).toBe(2);
  });

  it('is found among the steps that a list of runs carries', () => {
    const { stageFlowNodes } = production();
    const [first, second] = describeRun().stages;
    const run = describeRun({ stages: [first, { ...second, stageFlowNodes }] });
    expect(approvalsIn(factsOf([run]))).toEqual([
      '10:10 approval.created',
      '10:40 approval.closed',
    ]);
  });

  it('is found in the description of a stage alone, but not why it was refused', () => {
    expect(approvalsIn(factsOf(production()))).toEqual([
      '10:10 approval.created',
      '10:40 approval.closed',
    ]);
    const refused = production([
      input('21', '10:10', 30, { status: 'ABORTED' }),
    ]);
    expect(approvalsIn(factsOf(refused))).toEqual(['10:10 approval.created']);
    expect(approvalsIn(factsOf(input('21', '10:10', 30)))).toHaveLength(2);
  });

  it('is concluded from its stage where no step is known', () => {
    expect(approvalsIn(factsOf(describeRun()))).toEqual([
      '~10:00 approval.created',
      '~10:30 approval.closed',
    ]);
    const lock = production([step('22', 'Shell Script', '10:40')]);
    expect(approvalsIn(factsOf(wholeBuild({ nodes: [lock] })))).toEqual([]);
  });
});

describe('an input that is not let through', () => {
  const node = input('21', '10:10', 30, { status: 'ABORTED' });
  const causedBy = (...causes: object[]) => {
    const parts = aborted(node);
    const actions = causes.length ? [interrupted(...causes)] : [];
    return dataOf(
      factsOf(wholeBuild({ ...parts, build: { ...parts.build, actions } })),
      'approval.closed',
    );
  };
  const timeout = {
    _class:
      'org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout',
    shortDescription: 'Timeout has been exceeded',
  };
  const stopped = {
    _class: 'jenkins.model.CauseOfInterruption$UserInterruption',
    shortDescription: 'Aborted by otto',
  };

  it('was rejected by somebody', () => {
    expect(causedBy(rejectedBy('ruth'))).toMatchObject({
      status: 'rejected',
      decision: 'rejected',
      responder: { id: 'ruth' },
    });
  });

  it('was rejected by nobody who has an account', () => {
    const data = causedBy({
      ...rejectedBy('ruth'),
      shortDescription: 'Rejected',
      user: null,
    });
    expect(data).toMatchObject({ status: 'rejected' });
    expect(data.responder).toBeUndefined();
  });

  it.each([
    ['its time was over', [timeout], 'expired'],
    [
      'Jenkins stopped it in its own name because its time was over',
      [rejectedBy('SYSTEM'), timeout],
      'expired',
    ],
    ['Jenkins stopped it in its own name', [rejectedBy('SYSTEM')], 'cancelled'],
    ['somebody stopped the build', [stopped], 'cancelled'],
    ['nothing says why', [], 'cancelled'],
  ])('because %s is no decision', (_, causes, status) => {
    const data = causedBy(...causes);
    expect(data).toMatchObject({ status });
    expect(data.decision).toBeUndefined();
    expect(data.responder).toBeUndefined();
  });

  it('is explained by what broke the build, not by what a script caught before', () => {
    const caught = input('18', '09:40', 10, { status: 'ABORTED' });
    const { describe: run } = aborted(node);
    const facts = factsOf(
      wholeBuild({
        build: {
          result: 'ABORTED',
          actions: [interrupted(rejectedBy('ruth'))],
        },
        describe: run,
        nodes: [production([node, caught])],
      }),
    );
    const closings = facts.filter(({ type }) => type === 'approval.closed');
    expect(
      closings.map(({ time, data }) => [time, (data as any).status]),
    ).toEqual([
      [ms('09:50'), 'cancelled'],
      [ms('10:40'), 'rejected'],
    ]);
  });

  it('is not told of before its build is over', () => {
    const parts = aborted(node);
    const facts = factsOf(
      wholeBuild({
        ...parts,
        build: { building: true, result: null },
      }),
    );
    expect(approvalsIn(facts)).toEqual(['10:10 approval.created']);
  });
});
