import {
  AzureDevOpsObject,
  AzureDevOpsOrganization,
} from '@delivery-stack/vendor-replay';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MONDAY = Date.parse('2026-03-02T09:00:00Z');
const NEVER = '0001-01-01T00:00:00';

const iso = (at: number) => new Date(at).toISOString();

/** Numbers like those that servers give, and no two alike. */
const guid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(
    12,
    '0',
  )}`;

const person = (number: number) => ({
  id: guid(9, number),
  displayName: `person ${number}`,
  uniqueName: `person${number}@harbour.example`,
});

const api = 'https://dev.azure.com/harbour';

/** An organisation with one repository that deploys to production. */
export function emptyOrganization() {
  const organization = AzureDevOpsOrganization.create();
  const ledger = organization.addRepository('Payments', 'ledger');
  organization.addRepository('Payments', 'archive');
  const environment = { id: 3, name: 'production', project: ledger.project };
  organization.putTarget(ledger.project.id, { environment, records: [] });
  return organization;
}

const ledgerOf = (organization: AzureDevOpsOrganization) =>
  organization.repositories[0];

/** A note that the server leaves in a thread of its own. */
const note = (
  id: number,
  at: number,
  type: string,
  properties: Record<string, string>,
) => ({
  id,
  publishedDate: iso(at),
  lastUpdatedDate: iso(at),
  comments: [
    {
      id: 1,
      commentType: 'system',
      content: type,
      publishedDate: iso(at),
      author: { displayName: 'Service Accounts', isContainer: true },
    },
  ],
  identities: { '1': person(2) },
  properties: Object.fromEntries(
    Object.entries({ CodeReviewThreadType: type, ...properties }).map(
      ([name, $value]) => [name, { $type: 'System.String', $value }],
    ),
  ),
});

/** A pull request that was opened at an instant, and is not reviewed yet. */
export function openChange(
  organization: AzureDevOpsOrganization,
  number: number,
  at: number,
  more: AzureDevOpsObject = {},
): void {
  organization.putChange({
    pullRequest: {
      pullRequestId: number,
      status: 'active',
      createdBy: person(1),
      creationDate: iso(at),
      title: `Pay ${number} at night`,
      sourceRefName: `refs/heads/night-${number}`,
      targetRefName: 'refs/heads/main',
      isDraft: false,
      lastMergeSourceCommit: { commitId: `head-${number}` },
      reviewers: [],
      url: `${api}/_apis/git/pullRequests/${number}`,
      repository: ledgerOf(organization),
      ...more,
    },
    threads: [],
    commits: [
      {
        commitId: `head-${number}`,
        comment: `Pay ${number}`,
        author: {
          name: 'person 1',
          email: 'person1@harbour.example',
          date: iso(at - HOUR),
        },
      },
    ],
  });
}

/** Somebody votes on a pull request. */
export function vote(
  organization: AzureDevOpsOrganization,
  number: number,
  result: number,
  at: number,
): void {
  const { pullRequest, threads } = organization.changes.get(number)!;
  threads.push(
    note(threads.length + 1, at, 'VoteUpdate', {
      CodeReviewVoteResult: String(result),
      CodeReviewVotedByIdentity: '1',
    }),
  );
  pullRequest.reviewers = [{ ...person(2), vote: result }];
}

/** Sent back, mended, approved and merged. */
function mergeChange(
  organization: AzureDevOpsOrganization,
  number: number,
  at: number,
): void {
  openChange(organization, number, at);
  vote(organization, number, -5, at + 2 * HOUR);
  const { pullRequest, threads } = organization.changes.get(number)!;
  threads.push(
    note(8, at + 3 * HOUR, 'RefUpdate', {
      CodeReviewRefNewHeadCommit: `mended-${number}`,
    }),
  );
  vote(organization, number, 10, at + 4 * HOUR);
  Object.assign(pullRequest, {
    status: 'completed',
    closedDate: iso(at + 5 * HOUR),
    lastMergeSourceCommit: { commitId: `mended-${number}` },
    lastMergeCommit: { commitId: `merge-${number}` },
  });
}

const record = (
  type: string,
  id: string,
  parentId: string | null,
  [start, finish]: [number, number],
) => ({
  id,
  parentId,
  type,
  name: type,
  attempt: 1,
  state: 'completed',
  result: 'succeeded',
  startTime: iso(start),
  finishTime: iso(finish),
  previousAttempts: [],
});

/** A run of the main branch that waits before it deploys. */
export function startRun(
  organization: AzureDevOpsOrganization,
  number: number,
  at: number,
): void {
  const ledger = ledgerOf(organization);
  const open = { state: 'inProgress', result: null, finishTime: null };
  const [stage, checkpoint, approval] = [1, 2, 3].map(kind =>
    guid(kind, number),
  );
  organization.putRun({
    build: {
      id: number,
      status: 'inProgress',
      queueTime: iso(at),
      startTime: iso(at + MINUTE),
      finishTime: NEVER,
      url: `${api}/_apis/build/Builds/${number}`,
      definition: { id: 4, name: 'deliver' },
      project: ledger.project,
      sourceBranch: 'refs/heads/main',
      sourceVersion: `merge-${number}`,
      reason: 'individualCI',
      requestedFor: person(1),
      repository: {
        id: ledger.id,
        type: 'TfsGit',
        name: ledger.name,
        url: ledger.remoteUrl,
      },
    },
    timelines: [
      {
        id: guid(4, number),
        url: `${api}/_apis/build/Builds/${number}/Timeline/1`,
        records: [
          {
            ...record('Stage', stage, null, [at, at]),
            ...open,
            name: 'Deploy',
          },
          {
            ...record('Checkpoint', checkpoint, stage, [at + MINUTE, at]),
            ...open,
          },
          {
            ...record('Checkpoint.Approval', approval, checkpoint, [
              at + MINUTE,
              at,
            ]),
            ...open,
          },
        ],
      },
    ],
    checkSuites: [
      {
        id: checkpoint,
        status: 'running',
        checkRuns: [
          {
            id: approval,
            status: 'running',
            createdDate: iso(at + MINUTE),
            checkConfigurationRef: {
              id: 16,
              type: { name: 'Approval' },
              resource: { type: 'environment', id: '3', name: 'production' },
            },
          },
        ],
      },
    ],
    approvals: [
      {
        id: approval,
        status: 'pending',
        createdOn: iso(at + MINUTE),
        lastModifiedOn: iso(at + MINUTE),
        minRequiredApprovers: 1,
        steps: [],
      },
    ],
  });
}

/** Somebody approves a run; it deploys and ends. */
export function approveRun(
  organization: AzureDevOpsOrganization,
  number: number,
  at: number,
): void {
  const run = organization.runs.get(number)!;
  const over = { state: 'completed', result: 'succeeded' };
  const [timeline] = run.timelines;
  const [stage] = timeline.records;
  for (const each of timeline.records) {
    Object.assign(each, over, { finishTime: iso(at) });
  }
  stage.finishTime = iso(at + 9 * MINUTE);
  timeline.records.push(
    record('Phase', guid(5, number), stage.id, [at, at + 9 * MINUTE]),
    {
      ...record('Job', guid(6, number), guid(5, number), [
        at + 2 * MINUTE,
        at + 9 * MINUTE,
      ]),
      name: 'rollout',
    },
  );
  Object.assign(run.approvals[0], {
    status: 'approved',
    lastModifiedOn: iso(at),
    steps: [
      {
        status: 'approved',
        actualApprover: person(3),
        comment: 'Go',
        initiatedOn: run.approvals[0].createdOn,
        lastModifiedOn: iso(at),
      },
    ],
  });
  Object.assign(run.checkSuites[0], { status: 'approved' });
  Object.assign(run.checkSuites[0].checkRuns[0], {
    status: 'approved',
    completedDate: iso(at),
  });
  Object.assign(run.build, {
    status: 'completed',
    result: 'succeeded',
    finishTime: iso(at + 10 * MINUTE),
  });
  organization
    .targetsOf('Payments')
    .get(3)!
    .records.push({
      id: 1_000 + number,
      environmentId: 3,
      stageName: 'Deploy',
      stageAttempt: 1,
      jobName: 'rollout',
      owner: { id: number, name: String(number) },
      result: 'succeeded',
      queueTime: iso(at),
      startTime: iso(at + 2 * MINUTE),
      finishTime: iso(at + 9 * MINUTE),
    });
}

/** The same commit, released the classic way as well. */
function release(
  organization: AzureDevOpsOrganization,
  number: number,
  at: number,
): void {
  const ledger = ledgerOf(organization);
  organization.releaseDeployments.push({
    id: 5_000 + number,
    attempt: 1,
    deploymentStatus: 'succeeded',
    operationStatus: 'Approved',
    queuedOn: iso(at),
    startedOn: iso(at + 2 * HOUR),
    completedOn: iso(at + 2 * HOUR + 9 * MINUTE),
    lastModifiedOn: iso(at + 2 * HOUR + 10 * MINUTE),
    requestedFor: person(1),
    projectReference: ledger.project,
    releaseDefinition: { id: 2, name: 'ship' },
    releaseEnvironment: { id: 61, name: 'acceptance' },
    release: {
      id: 300 + number,
      artifacts: [
        {
          type: 'Build',
          isPrimary: true,
          definitionReference: {
            project: { id: ledger.project.id, name: ledger.project.name },
            repository: { id: ledger.id, name: '' },
            sourceVersion: { id: `merge-${number}` },
          },
        },
      ],
    },
    preDeployApprovals: [
      {
        id: 7_000 + number,
        approvalType: 'preDeploy',
        createdOn: iso(at),
        modifiedOn: iso(at + 2 * HOUR),
        status: 'approved',
        isAutomated: false,
        rank: 1,
        attempt: 1,
        approvedBy: person(3),
      },
    ],
    postDeployApprovals: [],
  });
}

/** A change from its opening to production, within two days. */
export function wholeStory(
  organization: AzureDevOpsOrganization,
  number: number,
  at: number,
): void {
  mergeChange(organization, number, at);
  startRun(organization, number, at + 6 * HOUR);
  approveRun(organization, number, at + DAY);
  release(organization, number, at + 6 * HOUR);
}
