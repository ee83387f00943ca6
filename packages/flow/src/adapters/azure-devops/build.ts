import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { addressIn, isName } from './address';
import { personOf } from './person';
import {
  changeKey,
  pageOf,
  repositoryNamed,
  runKey,
  Scope,
  withKnown,
} from './scope';

type Run = FactData['pipelinerun.finished'];

/** Results of builds, of their records, and of deployments alike. */
const outcomes: Record<string, Run['outcome']> = {
  succeeded: 'success',
  // With warnings, or with a failure that the pipeline goes on in spite of.
  succeededWithIssues: 'success',
  partiallySucceeded: 'success',
  failed: 'failure',
  canceled: 'cancel',
  skipped: 'skip',
  abandoned: 'error',
};

/** How something ended; undefined while it is not over. */
export const outcomeOf = (values: Values) =>
  meaning(outcomes, textIn(values, 'result'));

/** Branches without `refs/heads/`; other refs as they are. */
export const branchOf = (ref: string | undefined) =>
  ref?.replace(/^refs\/heads\//, '');

/**
 * The repository that a build is of.
 *
 * Its project may be another than the build's; a repository of GitHub is
 * called by its own name.
 */
export function repositoryOfBuild(build: Values): string | undefined {
  const repository = recordIn(build, 'repository');
  const name = textIn(repository, 'name');
  if (textIn(repository, 'type') !== 'TfsGit') {
    return name?.includes('/') ? name : undefined;
  }
  const inAddress = addressIn(textIn(repository, 'url'))?.project;
  const project = isName(inAddress)
    ? inAddress
    : textIn(recordIn(build, 'project'), 'name');
  return project && name ? repositoryNamed(project, name) : undefined;
}

/** What was cloned, as deployments name it: an address where others host the code. */
export function clonedBy(build: Values): string | undefined {
  const repository = recordIn(build, 'repository');
  return textIn(repository, 'type') === 'TfsGit'
    ? repositoryOfBuild(build)
    : textIn(repository, 'url') ?? repositoryOfBuild(build);
}

/** What a build of a pull request says of it; empty for others. */
function changeOf(build: Values, repository: string | undefined): string[] {
  const isAzure = textIn(recordIn(build, 'repository'), 'type') === 'TfsGit';
  const number =
    textIn(recordIn(build, 'triggerInfo'), 'pr.number') ??
    /^refs\/pull\/(\d+)\//.exec(textIn(build, 'sourceBranch') ?? '')?.[1];
  return isAzure && repository && number ? [changeKey(repository, number)] : [];
}

/** Run, repository and commit: what all facts of a build repeat. */
export function buildSubject(build: Values) {
  const trigger = recordIn(build, 'triggerInfo');
  return {
    run: runKey(idIn(build, 'id') ?? ''),
    repository: repositoryOfBuild(build),
    // A build of a pull request checks a merge out that nobody made.
    headSha: textIn(trigger, 'pr.sourceSha') ?? textIn(build, 'sourceVersion'),
  };
}

function dataOf(build: Values, scope: Scope): Run {
  const subject = buildSubject(build);
  const project = textIn(recordIn(build, 'project'), 'name');
  const trigger = recordIn(build, 'triggerInfo');
  return {
    ...subject,
    attempt: 1,
    pipeline: textIn(recordIn(build, 'definition'), 'name'),
    branch: branchOf(
      textIn(trigger, 'pr.sourceBranch') ?? textIn(build, 'sourceBranch'),
    ),
    changes: changeOf(build, subject.repository),
    trigger: textIn(build, 'reason'),
    actor: personOf(build.requestedFor ?? build.requestedBy, scope.context),
    url:
      project &&
      `${pageOf(scope, project, '_build', 'results')}?buildId=${idIn(
        build,
        'id',
      )}`,
  };
}

/** Instants of a build: queued, started, finished. Year 1 stands for none. */
export function instantsOf(build: Values, { context }: Scope) {
  return {
    queued: instantIn(build, 'queueTime', context),
    started: instantIn(build, 'startTime', context),
    finished: instantIn(build, 'finishTime', context),
  };
}

/**
 * A build: one run of a pipeline.
 *
 * @remarks
 * A stage that is run again sets the build going again: its finish moves, and
 * is another occurrence. Stages count attempts, builds do not.
 */
export function runFacts(build: Values, scope: Scope): AnyFact[] {
  const data = dataOf(build, scope);
  const { queued, started, finished } = instantsOf(build, scope);
  const outcome =
    textIn(build, 'status') === 'completed' ? outcomeOf(build) : undefined;
  const tell = (
    what: 'queued' | 'started' | 'finished',
    at: Instant | undefined,
    more: { suffix?: string; outcome?: Run['outcome'] } = {},
  ): AnyFact[] =>
    at
      ? [
          factFrom(`pipelinerun.${what}` as const, {
            // A build that is only queued may not have chosen its commit yet.
            id: withKnown(`${data.run}/${what}${more.suffix ?? ''}`, {
              headSha: data.headSha,
            }),
            source: scope.source,
            at,
            data: { ...data, outcome: more.outcome },
          }),
        ]
      : [];
  return [
    ...tell('queued', queued),
    ...tell('started', started),
    ...(outcome
      ? tell('finished', finished, { suffix: `/${finished?.time}`, outcome })
      : []),
  ];
}
