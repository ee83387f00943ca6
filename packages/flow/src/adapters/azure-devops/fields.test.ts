import { describeFixtures } from '../../events/__testUtils__/fixtures';
import {
  describeFields,
  FieldSample,
  listedPaths,
} from '../__testUtils__/fieldLaws';
import { parseInstant } from '../../events/instant';
import { at } from '../__testUtils__/told';
import { isRecord } from '../reading';
import {
  approval,
  build,
  checkRun,
  commit,
  deployment,
  identity,
  note,
  pullRequest,
  records,
  released,
  remark,
  row,
  step,
  suite,
  timeline,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';
import { ListedKind, unusedPaths, usedPaths } from './fields';

/** Words of fields that name a decision, whatever they hold. */
const DECISION =
  /status|^(state|result|resultCode|vote|approvalType)$|VoteResult|NowSet|^is(Draft|Automated|Deleted)$|[cC]odeReviewStatus$/i;

const IDENTITY = /(assignedApprover|actualApprover|blockedApprovers)\.id$/;

function isTelling(path: string, value: unknown): boolean {
  const parts = path.split('.');
  const name = parts.at(-1) === '$value' ? parts.at(-2)! : parts.at(-1)!;
  return (
    IDENTITY.test(path) ||
    (name !== 'CodeReviewThreadType' &&
      parts.at(-1) !== '$type' &&
      DECISION.test(name)) ||
    (typeof value === 'string' && parseInstant(value) !== undefined)
  );
}

/** Every path below a value that holds a time or names a decision. */
function tellingPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(each => tellingPaths(each, path));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, each]) =>
      tellingPaths(each, `${path}${path && '.'}${name}`),
    );
  }
  return isTelling(path, value) ? [path] : [];
}

const other = (value: unknown): unknown => {
  if (typeof value === 'boolean') {
    return !value;
  }
  return typeof value === 'string' && parseInstant(value)
    ? value.replace(/^\d{4}/, year => String(Number(year) + 1))
    : 'something-else';
};

/** The same value, with something else at one path. */
function changed(value: unknown, path: string, here = ''): unknown {
  if (Array.isArray(value)) {
    return value.map(each => changed(each, path, here));
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        changed(each, path, `${here}${here && '.'}${name}`),
      ]),
    );
  }
  return here === path ? other(value) : value;
}

type Sample = FieldSample<ListedKind>;

const instants = (...names: string[]) =>
  Object.fromEntries(names.map(name => [name, at('18:00')]));

const samples: Sample[] = [
  {
    kind: 'build',
    objects: [
      build({
        project: {
          name: 'Payments',
          state: 'wellFormed',
          lastUpdateTime: at('07:00'),
        },
        validationResults: [{ result: 'ok' }],
      }),
    ],
    within: object => object,
  },
  {
    kind: 'record',
    objects: records().map(each => ({
      ...each,
      lastModified: at('18:00'),
      resultCode: null,
    })),
    within: object => ({
      build: build(),
      timelines: [
        timeline(
          ...records().map(each => (each.id === object.id ? object : each)),
        ),
      ],
    }),
  },
  {
    kind: 'checkSuite',
    objects: [suite(checkRun('lone', 'Task Check'))],
    within: object => ({ build: build(), checkSuites: [object] }),
  },
  {
    kind: 'approval',
    objects: [
      approval({
        blockedApprovers: [identity('ines')],
        steps: [
          step({ lastModifiedOn: at('09:20'), deferredTo: at('09:25') }),
          step({ history: [{ createdOn: at('09:12') }] }),
        ],
      }),
    ],
    within: object => object,
  },
  {
    kind: 'pullRequest',
    objects: [
      pullRequest({
        status: 'completed',
        closedDate: at('13:00'),
        completionQueueTime: at('12:59'),
        lastMergeCommit: {
          commitId: 'm1',
          author: { date: at('13:00') },
          committer: { date: at('13:00') },
        },
      }),
    ],
    within: object => object,
  },
  {
    kind: 'thread',
    objects: [
      remark(1, '10:00'),
      note(2, '10:00', 'VoteUpdate', { CodeReviewVoteResult: '10' }),
      note(3, '10:00', 'StatusUpdate', { CodeReviewStatus: 'Active' }),
      note(4, '10:00', 'IsDraftUpdate', { CodeReviewIsDraftNowSet: '1' }),
      note(5, '10:00', 'MergeAttempt', { CodeReviewMergeStatus: 'Succeeded' }),
      note(6, '10:00', 'PolicyStatusUpdate', { CodeReviewPolicyStatus: '2' }),
    ],
    within: object => ({ pullRequest: pullRequest(), threads: [object] }),
  },
  {
    kind: 'commit',
    objects: [commit({ push: { pushId: 1, ...instants('date') } })],
    within: object => ({ pullRequest: pullRequest(), commits: [object] }),
  },
  {
    kind: 'environmentRecord',
    objects: [deployment()],
    within: object => ({
      environment: { name: 'production' },
      deployments: [object],
      builds: [build()],
    }),
  },
  {
    kind: 'releaseDeployment',
    objects: [
      released({
        ...instants('scheduledDeploymentTime'),
        conditions: [{ result: true }],
      }),
      released({
        preDeployApprovals: [row(1, { approvalType: 'postDeploy' })],
      }),
    ],
    within: object => object,
  },
  {
    kind: 'releaseApproval',
    objects: [
      row(1, { history: [instants('createdOn', 'modifiedOn')] }),
      row(2, { approvalType: 'postDeploy' }),
    ],
    within: object => object,
  },
];

describeFields({
  samples,
  usedPaths,
  unusedPaths,
  tellingPaths,
  changed,
  adapt: payload => adaptAzureDevOps(payload),
});

const listed = (kind: ListedKind, values: unknown) => {
  const known = listedPaths({ usedPaths, unusedPaths }, kind);
  return tellingPaths(values).filter(path => !known.includes(path));
};

/** What the answers of the fixtures hold, by the name of their file. */
const answers: ReadonlyArray<readonly [RegExp, ListedKind]> = [
  [/approvals\/(GET|PATCH)/, 'approval'],
  [/runs\/(GET|PATCH|POST)/, 'checkSuite'],
  [/pullRequestThreads\//, 'thread'],
  [/pullRequests\//, 'pullRequest'],
];

describeFixtures('azure-devops', fixtures => {
  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'have every time and decision of %s listed, or say why it is not used',
    (path, json) => {
      const { body } = json.responses['200'] ?? {};
      const pathHint = `fabrikam/_git/code/builds/12/pullrequests/22/${path}`;
      const { facts, ignored, unrecognised } = adaptAzureDevOps(body ?? {}, {
        pathHint,
      });
      const kind = answers.find(([pattern]) => pattern.test(path))?.[1];
      const objects = Array.isArray(body?.value) ? body.value : [body];
      expect(kind && body ? unrecognised : undefined).toBeUndefined();
      expect(Boolean(facts.length || ignored || !body)).toBe(true);
      expect(
        kind ? objects.flatMap((each: unknown) => listed(kind, each)) : [],
      ).toEqual([]);
    },
  );
});
