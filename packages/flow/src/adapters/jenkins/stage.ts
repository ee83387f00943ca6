import { Instant, moved } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, instantIn, recordsIn, textIn, Values } from '../reading';
import { Frame } from './frame';
import { isGoingOn, outcomeOf } from './outcome';
import { millisIn } from './reads';
import { stageKey } from './scope';

type Task = FactData['taskrun.finished'];

/** A stage that really ran in this build, or runs. */
export interface Stage {
  id: string;
  name: string;
  values: Values;
  started: Instant;
  /** Undefined while it goes on. */
  finished?: Instant;
  outcome?: Task['outcome'];
  status?: string;
  /** It came first, and nothing before it was left out. */
  isFirst: boolean;
}

const notRun = new Set(['NOT_EXECUTED', 'SKIPPED']);

/** The place of the stage that a build was restarted from; those before it did not run. */
const restartedAt = (stages: readonly Values[], name: string | undefined) =>
  Math.max(
    0,
    stages.findIndex(stage => textIn(stage, 'name') === name),
  );

/**
 * The stages that ran.
 *
 * @remarks
 * A build that was restarted from a checkpoint or a stage shows those that it
 * did not run as not executed, as skipped, or, where it was restarted from a
 * stage, as if they had run in a moment.
 */
export function stagesOf(
  describe: Values,
  { scope, causes, isOpen, outcome }: Frame,
): Stage[] {
  const all = recordsIn(describe, 'stages');
  const from = restartedAt(all, causes.restartedFrom);
  return all.slice(from).flatMap((values, place): Stage[] => {
    const status = textIn(values, 'status');
    const started = instantIn(values, 'startTimeMillis', scope.context);
    if (!started || notRun.has(status ?? '')) {
      return [];
    }
    const goesOn = isGoingOn(status);
    const isOver = !goesOn || !isOpen;
    const lasted = millisIn(values, 'durationMillis');
    return [
      {
        id: textIn(values, 'id') ?? `#${from + place + 1}`,
        name: textIn(values, 'name') ?? `Stage ${from + place + 1}`,
        values,
        started,
        status,
        finished: isOver ? moved(started, lasted) : undefined,
        // One that a crash left going on ended as its build did.
        outcome: isOver
          ? outcomeOf(goesOn ? undefined : status) ?? outcome
          : undefined,
        isFirst: from + place === 0,
      },
    ];
  });
}

/**
 * Since when the first stage waits for an agent.
 *
 * @remarks
 * Nothing records it: what lies between a build's start and its first stage is
 * mostly that wait. What a restart left out is none.
 */
function waitOf(
  { isFirst, started }: Stage,
  frame: Frame,
): { at: Instant; inferred: boolean } | undefined {
  const asked = frame.queued ?? frame.started;
  if (!isFirst || !asked || asked.time > started.time) {
    return undefined;
  }
  const begun = frame.started ?? asked;
  const inferred = begun.time < started.time;
  return frame.queued || inferred ? { at: asked, inferred } : undefined;
}

/** A stage: asked for with its build, begun, over. */
export function stageFacts(
  stage: Stage,
  frame: Frame,
  environment: string | undefined,
): AnyFact[] {
  const { run, job, checkout, suffix, scope } = frame;
  const data: Task = {
    task: stageKey(run, stage.id),
    run,
    attempt: 1,
    repository: checkout.repository,
    pipeline: job,
    name: stage.name,
    headSha: checkout.headSha,
    environment,
  };
  const tell = (
    what: 'queued' | 'started' | 'finished',
    wait: { at: Instant; inferred?: boolean } | undefined,
    outcome?: Task['outcome'],
  ): AnyFact[] =>
    wait
      ? [
          factFrom(`taskrun.${what}` as const, {
            id: `${data.task}/${what}${suffix}`,
            source: scope.source,
            ...wait,
            data: { ...data, outcome },
          }),
        ]
      : [];
  const { started, finished, outcome } = stage;
  return [
    ...tell('queued', waitOf(stage, frame)),
    ...tell('started', { at: started }),
    ...(outcome ? tell('finished', finished && { at: finished }, outcome) : []),
  ];
}
