import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';
import { factFrom, idIn, recordIn, textIn, Values } from '../reading';
import { enqueuedAt, outcomeOf } from './job';
import { personOf } from './person';
import { heardBy, jobKey, manualKey, runKey, Scope } from './scope';
import { secondIn } from './seconds';

const numberOf = (job: Values) => Number(idIn(job, 'id') ?? 0);

/** Stages by the jobs that were made first: GitLab makes them in order. */
function firstOfStages(jobs: readonly Values[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const job of jobs) {
    const stage = textIn(job, 'stage') ?? '';
    first.set(stage, Math.min(first.get(stage) ?? Infinity, numberOf(job)));
  }
  return first;
}

/**
 * When a pipeline came to a job: when the last job of the stages before it had
 * ended, or when the job was made.
 *
 * @param until - What ended later did not hold it: `needs` goes ahead of stages.
 */
export function reachedAt(
  job: Values,
  jobs: readonly Values[],
  scope: Scope,
  until: Instant | undefined,
): Instant | undefined {
  const first = firstOfStages(jobs);
  const own = first.get(textIn(job, 'stage') ?? '') ?? 0;
  const made = secondIn(job, 'created_at', scope.context);
  const ends = jobs
    .filter(each => (first.get(textIn(each, 'stage') ?? '') ?? 0) < own)
    .flatMap(each => secondIn(each, 'finished_at', scope.context) ?? []);
  return [...(made ? [made] : []), ...ends]
    .filter(({ time }) => until === undefined || time <= until.time)
    .sort((one, other) => one.time - other.time)
    .at(-1);
}

type Held = 'manual' | 'delayed';

/** States that only such a job has, while it waits. */
const waiting: Record<string, Held | undefined> = {
  manual: 'manual',
  scheduled: 'delayed',
};

/** What holds a job until somebody, or a clock, lets it go. */
function holdOf(job: Values): Held | undefined {
  const when = textIn(job, 'when');
  if (when === 'manual' || job.manual === true) {
    return 'manual';
  }
  if (when === 'delayed') {
    return 'delayed';
  }
  return meaning(waiting, textIn(job, 'status'));
}

/** A retry starts at once, whatever held the job that it repeats. */
const isRetry = (job: Values, jobs: readonly Values[]) =>
  jobs.some(
    each =>
      textIn(each, 'name') === textIn(job, 'name') &&
      numberOf(each) < numberOf(job),
  );

/**
 * When a job was let go: put before the runners, or, where it starts another
 * pipeline and needs no runner, when that was created.
 */
const releasedAt = (job: Values, scope: Scope): Instant | undefined =>
  enqueuedAt(job, scope) ??
  secondIn(job, 'started_at', scope.context) ??
  secondIn(recordIn(job, 'downstream_pipeline'), 'created_at', scope.context);

interface Hold {
  job: Values;
  asked: Instant;
  released?: Instant;
}

type Ending = Pick<FactData['approval.closed'], 'decision' | 'status'>;

/** Never let go: rejected, or called off with its pipeline. */
function endingOf({ job, released }: Hold): Ending | undefined {
  if (released) {
    return { decision: 'approved', status: 'approved' };
  }
  if (textIn(job, 'failure_reason') === 'deployment_rejected') {
    return { decision: 'rejected', status: 'rejected' };
  }
  return outcomeOf(job) ? { status: 'cancelled' } : undefined;
}

function playFacts(hold: Hold, scope: Scope): AnyFact[] {
  const { job, asked, released } = hold;
  const { place, context } = scope;
  const pipeline = recordIn(job, 'pipeline');
  const key = manualKey(jobKey(place, idIn(job, 'id') ?? ''));
  const data = {
    key,
    name: textIn(job, 'name'),
    run: runKey(place, idIn(pipeline, 'id') ?? ''),
    attempt: 1,
    repository: place.repository,
    headSha: textIn(recordIn(job, 'commit'), 'id') ?? textIn(pipeline, 'sha'),
    url: textIn(job, 'web_url'),
  };
  const ending = endingOf(hold);
  const ended = released ?? secondIn(job, 'finished_at', context);
  return [
    factFrom('approval.created', {
      id: heardBy(`${key}/asked/${asked.time}`, scope),
      source: place.source,
      at: asked,
      // Concluded from the ends of the jobs before it.
      inferred: true,
      data,
    }),
    ...(ending && ended
      ? [
          factFrom('approval.closed', {
            id: heardBy(`${key}/decided/${ended.time}`, scope),
            source: place.source,
            at: ended,
            data: {
              ...data,
              ...ending,
              // Whoever presses play becomes the job's user.
              responder: released && personOf(job.user, context),
            },
          }),
        ]
      : []),
  ];
}

/** `when: delayed`: a deliberate wait, and nobody's decision. */
function timerFacts({ job, asked, released }: Hold, scope: Scope): AnyFact[] {
  const { place } = scope;
  const key = `${jobKey(place, idIn(job, 'id') ?? '')}/delay`;
  const data = {
    key,
    name: textIn(job, 'name'),
    run: runKey(place, idIn(recordIn(job, 'pipeline'), 'id') ?? ''),
    attempt: 1,
    repository: place.repository,
  };
  const tell = (what: 'started' | 'finished', at: Instant | undefined) =>
    at
      ? [
          factFrom(`timer.${what}` as const, {
            id: heardBy(`${key}/${what}/${at.time}`, scope),
            source: place.source,
            at,
            inferred: true,
            data,
          }),
        ]
      : [];
  return [...tell('started', asked), ...tell('finished', released)];
}

/**
 * What held the jobs of one pipeline: people who have to press play, delays.
 *
 * @remarks
 * A manual job is asked for when its pipeline comes to it and decided when
 * somebody presses play: from then on it waits for a runner. It needs all jobs
 * of the pipeline. The API says of a job whether it is manual only while it
 * waits; webhooks, and whoever fetches, say it in `when`.
 */
export function heldFacts(jobs: readonly Values[], scope: Scope): AnyFact[] {
  return jobs.flatMap(job => {
    const held = isRetry(job, jobs) ? undefined : holdOf(job);
    const released = releasedAt(job, scope);
    const isReached = released || textIn(job, 'status') !== 'created';
    const asked =
      held && isReached ? reachedAt(job, jobs, scope, released) : undefined;
    // Skipped with its pipeline: nobody was ever asked.
    if (!asked || (!released && textIn(job, 'status') === 'skipped')) {
      return [];
    }
    const hold = { job, asked, released };
    return held === 'manual' ? playFacts(hold, scope) : timerFacts(hold, scope);
  });
}
