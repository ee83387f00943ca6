import { describeFixtures } from '../../events/__testUtils__/fixtures';
import {
  describeFields,
  FieldSample,
  listedPaths,
} from '../__testUtils__/fieldLaws';
import { isRecord } from '../reading';
import { adaptJenkins } from './adaptJenkins';
import { ListedKind, unusedPaths, usedPaths } from './fields';
import {
  build,
  byUser,
  describeRun,
  gitData,
  input,
  interrupted,
  ms,
  production,
  rejectedBy,
  stage,
  startedBy,
  step,
  wholeBuild,
} from './__testUtils__/payloads';

/** Names of fields that hold a time, a length of time, or a decision. */
const TELLING =
  /Millis$|^timestamp$|^date$|[dD]uration$|^(status|result|building|inProgress)$|[rR]esult$|^(proceed|abort|redirectApproval)/;

/** What names a decision only there: why a build was interrupted, and by whom. */
const INTERRUPTION = /^actions\.causes\.(_class|user\.absoluteUrl)$/;

function tellingPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(each => tellingPaths(each, path));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, each]) =>
      // Branches are names, and no fields.
      path === 'actions.buildsByBranchName' && isRecord(each)
        ? tellingPaths(each, path)
        : tellingPaths(each, `${path}${path && '.'}${name}`),
    );
  }
  const name = path.split('.').at(-1)!;
  return TELLING.test(name) || INTERRUPTION.test(path) ? [path] : [];
}

const other = (value: unknown, path: string): unknown => {
  if (typeof value === 'boolean') {
    return !value;
  }
  if (typeof value === 'number') {
    return value + 60_000;
  }
  return /status$|[rR]esult$/.test(path) ? 'ABORTED' : 'SOMETHING_ELSE';
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
        changed(
          each,
          path,
          here === 'actions.buildsByBranchName' && isRecord(each)
            ? here
            : `${here}${here && '.'}${name}`,
        ),
      ]),
    );
  }
  return here === path ? other(value, path) : value;
}

type Sample = FieldSample<ListedKind>;

const refused = input('21', '10:10', 30, { status: 'ABORTED' });

const timings = {
  _class: 'jenkins.metrics.impl.TimeInQueueAction',
  blockedTimeMillis: 1,
  buildableTimeMillis: 1,
  buildingDurationMillis: 1,
  executingTimeMillis: 1,
  queuingTimeMillis: 1,
  totalDurationMillis: 1,
  waitingTimeMillis: 1,
};

const samples: Sample[] = [
  {
    kind: 'build',
    objects: [
      build({
        estimatedDuration: 5,
        inProgress: false,
        artifacts: [{ timestamp: ms('10:00') }],
        changeSets: [{ items: [{ timestamp: ms('09:00'), date: '2026' }] }],
        actions: [
          startedBy(byUser('mia')),
          {
            ...gitData(),
            buildsByBranchName: {
              main: { buildNumber: 12, buildResult: null },
            },
          },
          { ...timings, queuingDurationMillis: 1 },
        ],
      }),
      build({
        actions: [
          {
            ...timings,
            blockedDurationMillis: 1,
            buildableDurationMillis: 1,
            waitingDurationMillis: 1,
          },
        ],
      }),
      build({ result: 'ABORTED', actions: [interrupted(rejectedBy('ruth'))] }),
    ],
    within: object => ({
      build: object,
      nodes: [production([refused])],
      ...(object.result === 'ABORTED' ? { describe: describeRun() } : {}),
    }),
  },
  {
    kind: 'run',
    objects: [
      describeRun({ stages: [] }),
      describeRun({ stages: [], endTimeMillis: undefined }),
    ],
    within: object => object,
  },
  {
    kind: 'stage',
    objects: [
      stage('8', 'Build', '09:20', '10:00', { pauseDurationMillis: 60_000 }),
    ],
    within: object => describeRun({ stages: [object] }),
  },
  {
    kind: 'step',
    objects: [input('21', '10:10', 30), step('22', 'Shell Script', '10:40')],
    within: object => wholeBuild({ nodes: [production([object])] }),
  },
  {
    kind: 'pendingInput',
    objects: [
      {
        id: 'Release',
        message: 'Release to customers?',
        proceedText: 'Yes',
        proceedUrl: '/job/a/1/wfapi/inputSubmit?inputId=Release',
        abortUrl: '/job/a/1/input/Release/abort',
        redirectApprovalUrl: '/job/a/1/input/',
      },
    ],
    within: object => object,
  },
  {
    kind: 'changeSet',
    objects: [{ kind: 'git', commits: [{ timestamp: ms('09:00') }] }],
    within: object => object,
  },
];

describeFields({
  samples,
  usedPaths,
  unusedPaths,
  tellingPaths,
  changed,
  adapt: payload => adaptJenkins(payload),
});

/** Every object of a fixture that is of a listed kind, without those inside it. */
function objectsIn(value: unknown): Array<[ListedKind, unknown]> {
  if (Array.isArray(value)) {
    return value.flatMap(objectsIn);
  }
  if (!isRecord(value)) {
    return [];
  }
  const { stages, stageFlowNodes, ...own } = value;
  const inside = [...objectsIn(stages), ...objectsIn(stageFlowNodes)];
  if (Array.isArray(stages)) {
    return [['run', own], ...inside];
  }
  if (Array.isArray(stageFlowNodes)) {
    return [['stage', own], ...inside];
  }
  if ('parentNodes' in value) {
    return [['step', own]];
  }
  if ('startTimeMillis' in value) {
    return [['stage', own]];
  }
  if ('proceedUrl' in value) {
    return [['pendingInput', own]];
  }
  return 'commits' in value ? [['changeSet', own]] : [];
}

/** Sums that the page of the origin project made; no answer of Jenkins. */
const isModel = (path: string) => path.includes('_modelData');

describeFixtures('jenkins', fixtures => {
  it('has all answers', () => {
    expect(fixtures).toHaveLength(26);
  });

  it.each(
    fixtures
      .filter(({ path }) => !isModel(path))
      .map(({ path, json }) => [path, json]),
  )('have every time and decision of %s listed', (_path, json) => {
    const missing = objectsIn(json).flatMap(([kind, object]) =>
      tellingPaths(object).filter(
        path => !listedPaths({ usedPaths, unusedPaths }, kind).includes(path),
      ),
    );
    expect(missing).toEqual([]);
  });
});
