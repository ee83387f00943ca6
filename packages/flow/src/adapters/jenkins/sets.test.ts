import { describeAnything } from '../__testUtils__/anythingLaw';
import { describeSet } from '../__testUtils__/setLaws';
import { adaptJenkins } from './adaptJenkins';
import {
  build,
  deploys,
  describeRun,
  input,
  interrupted,
  production,
  rejectedBy,
  stage,
  wholeBuild,
} from './__testUtils__/payloads';

const context = {
  deploymentStages: deploys,
  source: 'jenkins:ci.example.com/jenkins',
};

const running = { building: true, result: null, duration: 0, actions: [] };

const goingOn = (status: string, steps: object[]) => ({
  build: { ...running, actions: build().actions },
  describe: {
    status,
    stages: [
      stage('8', 'Build', '09:20', '10:00'),
      stage('20', 'Production', '10:00', '10:30', { status }),
    ],
  },
  nodes: [production(steps, { status })],
});

/** One build as it was seen again and again, and as it was exported. */
const payloads: unknown[] = [
  // Nothing is checked out yet.
  wholeBuild({
    build: running,
    describe: { status: 'IN_PROGRESS', stages: [] },
    nodes: [],
  }),
  wholeBuild(
    goingOn('PAUSED_PENDING_INPUT', [
      input('21', '10:10', 20, { status: 'PAUSED_PENDING_INPUT' }),
    ]),
  ),
  wholeBuild(goingOn('IN_PROGRESS', [input('21', '10:10', 30)])),
  wholeBuild(),
  build(),
  describeRun(),
  production(),
  [describeRun()],
];

const another = wholeBuild({
  build: {
    number: 13,
    result: 'ABORTED',
    actions: [interrupted(rejectedBy('ruth'))],
  },
  describe: { status: 'ABORTED' },
  nodes: [production([input('21', '10:10', 30, { status: 'ABORTED' })])],
});

const adapted = (payload: unknown) => adaptJenkins(payload, context);

describeSet({
  adapted: () => [...payloads, another].map(adapted),
  people: /mia|ruth/,
});

describeAnything({
  adapt: payload =>
    adaptJenkins(payload, {
      pathHint: 'job/a/1/x.json',
      deploymentStages: [{ job: '*', stage: '*', environment: 'x' }],
    }),
  fields: `
    build describe nodes upstream stages stageFlowNodes parentNodes
    actions causes lastBuiltRevision remoteUrls buildsByBranchName
    _class _links self href url id name number status result timestamp
    startTimeMillis durationMillis pauseDurationMillis
    queueDurationMillis user absoluteUrl parameterDescription`.trim(),
  values: [
    9e15,
    1_772_442_000_000,
    'https://ci.example.com/job/a/1/',
    '/job/%E0%A4%A/1/',
    'PAUSED_PENDING_INPUT',
    'ABORTED',
    'jenkins.model.InterruptedBuildAction',
  ],
  known: payloads,
});
