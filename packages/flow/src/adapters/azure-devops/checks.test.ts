import { at, dataOf, told } from '../__testUtils__/told';
import {
  approval,
  build,
  check,
  checkpoint,
  checkRun,
  person,
  records,
  stage,
  step,
  suite,
  timeline,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';

const read = (payload: unknown, context = {}) =>
  adaptAzureDevOps(payload, context).facts;

/** Lines about the checks of a run: what its build and jobs say stands elsewhere. */
const checksTold = (parts: object) =>
  told(
    read({ build: build(), ...parts }).filter(
      ({ type, data }) =>
        !/^(pipelinerun|taskrun)/.test(type) ||
        (data as { task?: string }).task?.startsWith('checks/'),
    ),
  );

describe('checks', () => {
  const timelines = [timeline(...records())];
  const checkSuites = [suite(checkRun('ap1', 'Approval'))];

  it('that are approvals are asked of a person, for an environment', () => {
    const parts = { timelines, checkSuites, approvals: [approval()] };
    expect(checksTold(parts)).toEqual([
      '09:10 approval.created',
      '09:30 approval.closed',
    ]);
    const facts = read({ build: build(), ...parts });
    expect(dataOf(facts, 'approval.closed')).toEqual({
      key: 'approvals/ap1',
      environment: 'production',
      name: 'Deploy',
      run: 'builds/70',
      attempt: 1,
      repository: 'Payments/ledger',
      headSha: 'c0ffee',
      decision: 'approved',
      status: 'approved',
      responder: person('ruth'),
      commented: true,
    });
  });

  it('find the name of their environment in the list of environments', () => {
    const resource = { type: 'environment', id: '3' };
    const facts = read({
      build: build(),
      timelines,
      checkSuites: [suite(checkRun('ap1', 'Approval', {}, { resource }))],
      approvals: [approval()],
      environments: [{ id: 3, name: 'production' }],
    });
    expect(dataOf(facts, 'approval.created').environment).toBe('production');
  });

  it('protect other resources under the name of their stage only', () => {
    const resource = { type: 'endpoint', id: '9', name: 'Cloud' };
    const facts = read({
      build: build(),
      timelines,
      checkSuites: [suite(checkRun('ap1', 'Approval', {}, { resource }))],
      approvals: [approval()],
    });
    const data = dataOf(facts, 'approval.created');
    expect([data.environment, data.name]).toEqual([undefined, 'Deploy']);
  });

  it.each([
    ['rejected', { decision: 'rejected', status: 'rejected' }],
    ['timedOut', { status: 'expired' }],
    ['canceled', { status: 'cancelled' }],
  ])('that end %s do not end as approved', (status, ending) => {
    const facts = read({
      build: build(),
      timelines,
      approvals: [
        approval({ status, steps: [step({ status, actualApprover: null })] }),
      ],
    });
    expect(dataOf(facts, 'approval.closed')).toMatchObject(ending);
  });

  it('stay open while their approval is pending', () => {
    const pending = approval({
      status: 'pending',
      steps: [step({ status: 'pending', lastModifiedOn: at('09:10') })],
    });
    expect(checksTold({ timelines, approvals: [pending] })).toEqual([
      '09:10 approval.created',
    ]);
  });

  it('close with the last approver that they need', () => {
    const steps = [
      step({ lastModifiedOn: at('09:20'), comment: '' }),
      step({ status: 'deferred', lastModifiedOn: at('09:15') }),
      step({ status: 'skipped' }),
      step(),
    ];
    const facts = read({
      build: build(),
      timelines,
      approvals: [approval({ minRequiredApprovers: 2, steps })],
    });
    expect(
      told(facts.filter(({ type }) => type.startsWith('approval.'))),
    ).toEqual([
      '09:10 approval.created',
      '09:15 approval.updated',
      '09:20 approval.updated',
      '09:30 approval.closed',
    ]);
  });

  it('are read from the checkpoint where the approval is not at hand', () => {
    const facts = read({ build: build(), timelines, checkSuites });
    expect(checksTold({ timelines, checkSuites })).toEqual([
      '09:10 approval.created',
      '09:30 approval.closed',
    ]);
    expect(dataOf(facts, 'approval.closed')).toMatchObject({
      environment: 'production',
      status: 'approved',
    });
    expect(dataOf(facts, 'approval.closed').responder).toBeUndefined();
  });

  it.each([['TaskCheck'], ['Authorization'], ['ExtendsCheck']])(
    'of the kind %s decide by themselves: no person, no environment',
    kind => {
      const facts = read({
        build: build(),
        timelines: [
          timeline(
            stage('s2', 'Deploy'),
            checkpoint('cp', 's2'),
            check(kind, 'c', 'cp'),
          ),
        ],
        checkSuites: [suite(checkRun('c', kind))],
      });
      expect(dataOf(facts, 'taskrun.finished')).toEqual({
        task: 'checks/c',
        name: kind,
        run: 'builds/70',
        attempt: 1,
        repository: 'Payments/ledger',
        headSha: 'c0ffee',
        evaluation: true,
        outcome: 'success',
      });
    },
  );

  it.each([
    [
      {
        displayName: 'Office hours',
        definitionRef: { name: 'evaluateBusinessHours' },
      },
      'timer',
    ],
    [{ displayName: 'Business hours' }, 'timer'],
    [{ definitionRef: { name: 'Delay' } }, 'timer'],
    [{ displayName: 'Scan of the image' }, 'taskrun'],
  ])(
    'of the kind TaskCheck are what their settings %j say',
    (settings, kind) => {
      const facts = read({
        build: build(),
        checkSuites: [suite(checkRun('c', 'Task Check'))],
        configurations: [{ id: 16, settings }],
      });
      expect(facts.at(-1)?.type).toMatch(kind);
    },
  );

  it('that lock are a queue', () => {
    const parts = {
      timelines: [
        timeline(
          stage('s2', 'Deploy'),
          checkpoint('cp', 's2'),
          check('ExclusiveLock', 'c', 'cp'),
        ),
      ],
    };
    expect(checksTold(parts)).toEqual([
      '09:10 taskrun.queued',
      '09:30 taskrun.finished',
    ]);
  });

  it('are asked again in another attempt of their stage', () => {
    const facts = read({
      build: build(),
      timelines: [
        timeline(
          stage('s2', 'Deploy', { attempt: 2 }),
          checkpoint('cp2', 's2'),
          check('Approval', 'ap2', 'cp2', {
            startTime: at('11:00'),
            finishTime: null,
            state: 'inProgress',
            result: null,
          }),
        ),
        timeline(
          stage('s2', 'Deploy'),
          checkpoint('cp', 's2'),
          check('Approval', 'ap1', 'cp', { result: 'failed' }),
        ),
      ],
    });
    expect(
      facts
        .filter(({ type }) => type.startsWith('approval.'))
        .map(({ type, data }) => [
          type,
          (data as { attempt?: number }).attempt,
        ]),
    ).toEqual([
      ['approval.created', 2],
      ['approval.created', 1],
      ['approval.closed', 1],
    ]);
  });
});
