import { AnyFact } from '../../events/fact';
import { told } from '../__testUtils__/told';
import { adaptJenkins } from './adaptJenkins';
import {
  describeRun,
  input,
  production,
  stage,
  startedBy,
  wholeBuild,
} from './__testUtils__/payloads';

const notExecuted = {
  status: 'NOT_EXECUTED',
  startTimeMillis: 0,
  durationMillis: 0,
};

const tasksIn = (facts: readonly AnyFact[]) =>
  facts
    .filter(({ type }) => type.startsWith('taskrun.'))
    .map(fact => `${told([fact])[0]} ${(fact.data as any).name}`);

const tasksOf = (payload: unknown) => tasksIn(adaptJenkins(payload).facts);

describe('stages', () => {
  it('wait with their build only if they are its first', () => {
    const queued = tasksOf(wholeBuild()).filter(line =>
      line.includes('queued'),
    );
    expect(queued).toEqual(['~09:10 taskrun.queued Build']);
  });

  it('wait since the start where nothing says when a build was asked for', () => {
    const run = describeRun({ queueDurationMillis: undefined });
    expect(tasksOf(run)[0]).toBe('~09:12 taskrun.queued Build');
  });

  it('do not wait where they begin with a build of which no queue is known', () => {
    const run = describeRun({
      queueDurationMillis: undefined,
      stages: [stage('8', 'Build', '09:12', '10:00')],
    });
    expect(tasksOf(run)).toEqual([
      '09:12 taskrun.started Build',
      '10:00 taskrun.finished Build',
    ]);
  });

  it('observed as waiting, where they begin with their build', () => {
    const run = describeRun({
      stages: [stage('8', 'Build', '09:12', '10:00')],
    });
    expect(tasksOf(run)[0]).toBe('09:10 taskrun.queued Build');
  });

  it.each(['NOT_EXECUTED', 'SKIPPED'])('that are %s are left out', status => {
    const run = describeRun({
      stages: [
        stage('8', 'Build', '09:20', '10:00'),
        stage('9', 'Docs', '10:00', '10:00', { status, startTimeMillis: 0 }),
      ],
    });
    expect(tasksOf(run).join()).not.toContain('Docs');
  });

  it.each([
    ['UNSTABLE', 'failure'],
    ['FAILED', 'failure'],
    ['ABORTED', 'cancel'],
  ])('that are %s have the outcome %s', (status, outcome) => {
    const run = describeRun({
      stages: [stage('8', 'Build', '09:20', '10:00', { status })],
    });
    const { facts } = adaptJenkins(run);
    expect(facts).toContainEqual(
      expect.objectContaining({
        type: 'taskrun.finished',
        data: expect.objectContaining({ name: 'Build', outcome }),
      }),
    );
  });

  it('that a crash left going on end as their build did', () => {
    const run = describeRun({
      status: 'FAILED',
      stages: [
        stage('8', 'Build', '09:20', '10:00', { status: 'IN_PROGRESS' }),
      ],
    });
    expect(tasksOf(run)).toContain('10:00 taskrun.finished Build');
  });
});

describe('a build that was restarted', () => {
  const restarted = (stages: object[], cause?: object) =>
    wholeBuild({
      describe: { stages },
      ...(cause ? { build: { actions: [startedBy(cause)] } } : {}),
      nodes: [],
    });

  it('from a checkpoint did not run the stages before it, and waited for none', () => {
    const payload = restarted([
      stage('8', 'Build', '09:20', '10:00', notExecuted),
      stage('20', 'Production', '10:00', '11:00'),
    ]);
    expect(tasksOf(payload)).toEqual([
      '10:00 taskrun.started Production',
      '11:00 taskrun.finished Production',
    ]);
  });

  it('from a checkpoint in a stage asks nobody again', () => {
    const passed = input('21', '10:10', 30, {
      ...notExecuted,
      pauseDurationMillis: 0,
    });
    const { facts } = adaptJenkins(
      wholeBuild({ nodes: [production([passed])] }),
    );
    expect(facts.map(({ type }) => type)).not.toContain('approval.created');
  });

  it('from a stage only seems to run those before it', () => {
    const cause = {
      _class:
        'org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause',
      shortDescription: 'Restarted from build #11, stage Production',
    };
    const payload = restarted(
      [
        stage('8', 'Build', '09:20', '09:20'),
        stage('20', 'Production', '09:21', '10:00'),
      ],
      cause,
    );
    expect(tasksOf(payload)).toEqual([
      '09:21 taskrun.started Production',
      '10:00 taskrun.finished Production',
    ]);
  });
});
