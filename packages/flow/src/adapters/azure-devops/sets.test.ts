import { describeAnything } from '../__testUtils__/anythingLaw';
import { describeSet } from '../__testUtils__/setLaws';
import { at } from '../__testUtils__/told';
import { Adaptation } from '../adaptation';
import {
  approval,
  build,
  checkRun,
  commit,
  deployment,
  hook,
  note,
  pullRequest,
  records,
  released,
  remark,
  repository,
  row,
  suite,
  timeline,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';

const completed = {
  status: 'completed',
  closedDate: at('13:00'),
  lastMergeCommit: { commitId: 'm1' },
};

const threads = [
  remark(1, '10:00'),
  note(2, '11:00', 'VoteUpdate', {
    CodeReviewVoteResult: '-5',
    CodeReviewVotedByIdentity: 1,
  }),
  note(3, '11:30', 'RefUpdate', { CodeReviewRefNewHeadCommit: 'head2' }),
  note(4, '12:00', 'VoteUpdate', {
    CodeReviewVoteResult: '10',
    CodeReviewVotedByIdentity: 1,
  }),
];

const wholeRun = {
  build: build(),
  timelines: [timeline(...records())],
  checkSuites: [suite(checkRun('ap1', 'Approval'))],
  approvals: [approval()],
};

const pending = {
  ...wholeRun,
  build: build({ status: 'inProgress', result: undefined, finishTime: null }),
  approvals: [approval({ status: 'pending', steps: [] })],
};

/** One journey as fetched, fetched again, heard and exported. */
const payloads: unknown[] = [
  build(),
  pending,
  wholeRun,
  hook('build.complete', build()),
  hook('ms.vss-pipelinechecks-events.approval-completed', {
    approval: approval(),
    run: { id: 70 },
    stage: { displayName: 'Deploy' },
    resource: { type: 'environment', name: 'production' },
  }),
  timeline(...records()),
  [pullRequest()],
  { pullRequest: pullRequest(), threads: threads.slice(0, 2) },
  { pullRequest: pullRequest(completed), threads, commits: [commit()] },
  hook('git.pullrequest.merged', pullRequest(completed)),
  {
    environment: { id: 3, name: 'production' },
    deployments: [deployment({ result: null, finishTime: null })],
    builds: [build()],
  },
  {
    environment: { id: 3, name: 'production' },
    deployments: [deployment()],
    builds: [build()],
  },
  { deployments: [released()], repositories: [repository] },
  row(1, { status: 'pending' }),
  hook('ms.vss-release.deployment-approval-completed-event', {
    approval: row(1),
  }),
];

const adapted = (): Adaptation[] =>
  payloads.map(payload => adaptAzureDevOps(payload));

describeSet({ adapted, people: /aa11bb22|ruth|otto|ines@/ });

describeAnything({
  adapt: payload =>
    adaptAzureDevOps(payload, {
      pathHint: 'p/_git/r/builds/1/pullrequests/2/environments/e/x',
    }),
  fields: `
    id value build timelines records checkSuites checkRuns approvals
    steps status createdOn type name attempt parentId startTime
    finishTime result repository project definition queueTime
    pullRequest pullRequestId creationDate threads comments
    publishedDate properties commits commitId author date environment
    deployments builds owner stageName environmentId release
    releaseEnvironment deploymentStatus approvalType isAutomated
    artifacts definitionReference eventType resource approval run url
    _links`.trim(),
  values: [
    7,
    'TfsGit',
    'Job',
    'Checkpoint.Approval',
    'completed',
    'succeeded',
    'build.complete',
    'https://dev.azure.com/o/p/_apis/build/Builds/1',
    at('09:00'),
  ],
  known: payloads,
});
