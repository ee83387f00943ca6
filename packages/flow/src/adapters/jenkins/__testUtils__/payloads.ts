import { at } from '../../__testUtils__/told';

/** Epoch milliseconds of a clock time of 2 March 2026. */
export const ms = (clock: string) => Date.parse(at(clock));

const MINUTE = 60_000;

const root = '/jenkins/job/bank/job/ledger/job/main/12';
const page = `https://ci.example.com${root}/`;

/** A commit, by a letter. */
export const sha = (letter: string) => letter.repeat(40);

/** What the git plugin says of a checkout. */
export function gitData(
  of: {
    url?: string;
    head?: string;
    branch?: string;
    built?: string;
    number?: number;
  } = {},
) {
  const {
    url = 'https://robot:secret@git.example.com/bank/ledger.git',
    head = sha('a'),
    branch = 'refs/remotes/origin/main',
    built = head,
    number = 12,
  } = of;
  return {
    _class: 'hudson.plugins.git.util.BuildData',
    buildsByBranchName: {
      main: {
        buildNumber: number,
        marked: { SHA1: head },
        revision: { SHA1: built },
      },
    },
    lastBuiltRevision: { SHA1: built, branch: [{ SHA1: built, name: branch }] },
    remoteUrls: [url],
  };
}

export const startedBy = (...causes: object[]) => ({
  _class: 'hudson.model.CauseAction',
  causes,
});

export const byUser = (userId: string) => ({
  _class: 'hudson.model.Cause$UserIdCause',
  shortDescription: `Started by user ${userId}`,
  userId,
});

export const inQueueFor = (minutes: number) => ({
  _class: 'jenkins.metrics.impl.TimeInQueueAction',
  queuingDurationMillis: minutes * MINUTE,
});

export const interrupted = (...causes: object[]) => ({
  _class: 'jenkins.model.InterruptedBuildAction',
  causes,
});

export const rejectedBy = (id: string) => ({
  _class: 'org.jenkinsci.plugins.workflow.support.steps.input.Rejection',
  shortDescription: `Rejected by ${id}`,
  timestamp: ms('10:40'),
  user: {
    absoluteUrl: `https://ci.example.com/jenkins/user/${id}`,
    fullName: `Person ${id}`,
  },
});

/** A build that was given its number at 09:10 and lasted until 11:00. */
export const build = (more: object = {}) => ({
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  actions: [startedBy(byUser('mia')), gitData()],
  building: false,
  changeSets: [],
  duration: 110 * MINUTE,
  number: 12,
  result: 'SUCCESS',
  timestamp: ms('09:10'),
  url: page,
  ...more,
});

const link = (path: string) => ({
  _links: { self: { href: `${root}${path}` } },
});

/** A stage from a time to another one. */
export const stage = (
  id: string,
  name: string,
  from: string,
  to: string,
  more: object = {},
) => ({
  ...link(`/execution/node/${id}/wfapi/describe`),
  id,
  name,
  status: 'SUCCESS',
  startTimeMillis: ms(from),
  durationMillis: ms(to) - ms(from),
  pauseDurationMillis: 0,
  ...more,
});

/** Asked for at 09:10, begun, first stage at 09:20, over at 11:00. */
export const describeRun = (more: object = {}) => ({
  ...link('/wfapi/describe'),
  id: '12',
  name: '#12',
  status: 'SUCCESS',
  startTimeMillis: ms('09:12'),
  endTimeMillis: ms('11:00'),
  durationMillis: ms('11:00') - ms('09:12'),
  queueDurationMillis: 2 * MINUTE,
  pauseDurationMillis: 0,
  stages: [
    stage('8', 'Build', '09:20', '10:00'),
    stage('20', 'Production', '10:00', '11:00', {
      pauseDurationMillis: 30 * MINUTE,
    }),
  ],
  ...more,
});

/** A step of a stage. */
export const step = (
  id: string,
  name: string,
  from: string,
  more: object = {},
) => ({
  ...link(`/execution/node/${id}/wfapi/describe`),
  id,
  name,
  status: 'SUCCESS',
  startTimeMillis: ms(from),
  durationMillis: MINUTE,
  pauseDurationMillis: 0,
  parentNodes: [],
  ...more,
});

/** An input that waits for some minutes. */
export const input = (
  id: string,
  from: string,
  minutes: number,
  more: object = {},
) =>
  step(id, 'Wait for interactive input', from, {
    durationMillis: minutes * MINUTE,
    pauseDurationMillis: minutes * MINUTE,
    parameterDescription: 'Release to customers?',
    ...more,
  });

/** The stage `Production`, as its node describes it. */
export const production = (
  steps: object[] = [
    input('21', '10:10', 30),
    step('22', 'Shell Script', '10:40'),
  ],
  more: object = {},
) => ({
  ...stage('20', 'Production', '10:00', '11:00', {
    pauseDurationMillis: 30 * MINUTE,
  }),
  stageFlowNodes: steps,
  ...more,
});

/** Everything about the build. */
export const wholeBuild = (
  parts: { build?: object; describe?: object; nodes?: object[] } = {},
) => ({
  build: build(parts.build),
  describe: describeRun(parts.describe),
  nodes: parts.nodes ?? [production()],
});

export const deploys = [
  { job: 'bank/ledger/main', stage: 'Production', environment: 'production' },
];
