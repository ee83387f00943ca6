import {
  JenkinsBuild,
  JenkinsController,
  JenkinsObject,
} from '@delivery-stack/vendor-replay';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MONDAY = Date.parse('2026-03-02T09:00:00Z');

/** The job of the main branch, and those of the same project's other branches. */
export const MAIN = 'bank/ledger/main';
export const BRANCH = 'bank/ledger/feature%2Fnight';
/** A job of its own, that deploys what another one has built. */
export const DEPLOY = 'bank/deploy';

/** Which stages deploy, as it is configured. */
export const deploymentStages = [
  {
    job: 'bank/ledger/*',
    stage: 'Production',
    environment: 'production',
  },
  { job: DEPLOY, parameter: 'TARGET' },
];

export const commit = (number: number) => number.toString(16).padStart(40, '0');

/** A controller with a project of two branches, and jobs beside it. */
export function emptyController(): JenkinsController {
  const controller = JenkinsController.create();
  controller.addFolder('bank');
  controller.addFolder('bank/ledger', 'multibranch');
  controller.addJob(MAIN);
  controller.addJob(BRANCH);
  controller.addJob(DEPLOY, 'freestyle');
  controller.addFolder('elsewhere');
  controller.addJob('elsewhere/other');
  return controller;
}

const checkout = (number: number, branch = 'main') => ({
  _class: 'hudson.plugins.git.util.BuildData',
  buildsByBranchName: {
    [branch]: {
      _class: 'hudson.plugins.git.util.Build',
      buildNumber: number,
      marked: { SHA1: commit(number), branch: [] },
      revision: { SHA1: commit(number), branch: [] },
    },
  },
  lastBuiltRevision: {
    SHA1: commit(number),
    branch: [{ SHA1: commit(number), name: branch }],
  },
  remoteUrls: ['https://git.harbour.example/bank/ledger.git'],
  scmName: '',
});

const startedBy = (cause: JenkinsObject) => ({
  _class: 'hudson.model.CauseAction',
  causes: [cause],
});

const byPush = startedBy({
  _class: 'jenkins.branch.BranchEventCause',
  shortDescription: 'Push event to branch main',
});

/** What a pipeline that is over is told as, but for its stages. */
const pipelineBuild = (
  number: number,
  at: number,
  more: JenkinsObject = {},
) => ({
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  actions: [
    byPush,
    {
      _class: 'jenkins.metrics.impl.TimeInQueueAction',
      queuingDurationMillis: 2 * MINUTE,
    },
    {},
    checkout(number),
  ],
  artifacts: [{ fileName: 'ledger.jar', relativePath: 'target/ledger.jar' }],
  building: false,
  changeSets: [
    {
      _class: 'hudson.plugins.git.GitChangeSetList',
      items: [{ comment: `PAY-${number} Pay at night\n`, commitId: 'c' }],
      kind: 'git',
    },
  ],
  displayName: `#${number}`,
  duration: 50 * MINUTE,
  estimatedDuration: 48 * MINUTE,
  result: 'SUCCESS',
  timestamp: at,
  ...more,
});

const link = (job: string, number: number, path: string) => ({
  _links: {
    self: {
      href: `/jenkins/${job
        .split('/')
        .map(name => `job/${encodeURIComponent(name)}`)
        .join('/')}/${number}/${path}`,
    },
  },
});

const part = (
  { job, number, id }: { job: string; number: number; id: string },
  name: string,
  [from, to]: [number, number],
  more: JenkinsObject = {},
) => ({
  ...link(job, number, `execution/node/${id}/wfapi/describe`),
  id,
  name,
  execNode: '',
  status: 'SUCCESS',
  startTimeMillis: from,
  durationMillis: to - from,
  pauseDurationMillis: 0,
  ...more,
});

const described = (
  job: string,
  number: number,
  [from, to]: [number, number],
  more: JenkinsObject,
) => ({
  ...link(job, number, 'wfapi/describe'),
  id: String(number),
  name: `#${number}`,
  status: 'SUCCESS',
  startTimeMillis: from,
  endTimeMillis: to,
  durationMillis: to - from,
  queueDurationMillis: MINUTE,
  pauseDurationMillis: 0,
  ...more,
});

/** Stages of a run that waits in front of production since an instant. */
function stagesOf(
  job: string,
  number: number,
  at: number,
  decided: number | undefined,
) {
  const asked = at + 20 * MINUTE;
  const end = (decided ?? asked) + 10 * MINUTE;
  const paused = (decided ?? asked + MINUTE) - asked;
  const status = decided === undefined ? 'PAUSED_PENDING_INPUT' : 'SUCCESS';
  const production = part(
    { job, number, id: '20' },
    'Production',
    [asked - MINUTE, end],
    { status, pauseDurationMillis: paused },
  );
  const input = part(
    { job, number, id: '21' },
    'Wait for interactive input',
    [asked, asked + paused],
    {
      status,
      pauseDurationMillis: paused,
      parameterDescription: 'Release to customers?',
      parentNodes: ['20'],
    },
  );
  return {
    stages: [
      part({ job, number, id: '6' }, 'Build', [at + 4 * MINUTE, asked]),
      part({ job, number, id: '9' }, 'Clean up', [asked, asked], {
        status: 'NOT_EXECUTED',
      }),
      production,
    ],
    nodes: { '20': { ...production, stageFlowNodes: [input] } },
    end,
  };
}

/** A run of the main branch that waits for somebody to let it through. */
export function startRun(
  controller: JenkinsController,
  number: number,
  at: number,
  job = MAIN,
): void {
  const { stages, nodes } = stagesOf(job, number, at, undefined);
  controller.putBuild(job, number, {
    build: pipelineBuild(number, at, {
      building: true,
      result: null,
      duration: 0,
    }),
    describe: described(job, number, [at + MINUTE, at + 22 * MINUTE], {
      status: 'PAUSED_PENDING_INPUT',
      stages,
    }),
    nodes,
  });
}

/** Somebody lets it through; it deploys and ends. */
export function endRun(
  controller: JenkinsController,
  number: number,
  decided: number,
  job = MAIN,
): void {
  const at = controller.buildOf(job, number)!.build.timestamp;
  const { stages, nodes, end } = stagesOf(job, number, at, decided);
  controller.putBuild(job, number, {
    build: pipelineBuild(number, at, { duration: end - at }),
    describe: described(job, number, [at + MINUTE, end], { stages }),
    nodes,
  });
}

/** A run from its push to production, within a day. */
export function wholeRun(
  controller: JenkinsController,
  number: number,
  at: number,
  job = MAIN,
): void {
  startRun(controller, number, at, job);
  endRun(controller, number, at + 5 * HOUR, job);
}

/** A freestyle build, which has no stages, that a pipeline started. */
export function deployed(
  number: number,
  at: number,
  upstream: { job: string; number: number },
): JenkinsBuild {
  return {
    build: {
      _class: 'hudson.model.FreeStyleBuild',
      actions: [
        startedBy({
          _class: 'hudson.model.Cause$UpstreamCause',
          shortDescription: 'Started by upstream project',
          upstreamBuild: upstream.number,
          upstreamProject: upstream.job,
          upstreamUrl: 'job/bank/',
        }),
        {
          _class: 'hudson.model.ParametersAction',
          parameters: [
            {
              _class: 'hudson.model.StringParameterValue',
              name: 'TARGET',
              value: 'acceptance',
            },
          ],
        },
      ],
      building: false,
      changeSet: { _class: 'hudson.scm.EmptyChangeLogSet', items: [] },
      displayName: `#${number}`,
      duration: 3 * MINUTE,
      result: 'SUCCESS',
      timestamp: at,
    },
  };
}
