import { AnyFact, Fact } from '../events/fact';
import { factsOf, groupBy } from './factGroups';

/** What runs and their tasks tell. */
export type RunFact = Fact<
  | 'pipelinerun.queued'
  | 'pipelinerun.started'
  | 'pipelinerun.finished'
  | 'taskrun.queued'
  | 'taskrun.started'
  | 'taskrun.finished'
>;

/**
 * One task, or one attempt of a run without known tasks: its facts, from
 * queued to finished, in order of time.
 */
export type RunPart = readonly RunFact[];

/**
 * The parts that the runs of a journey consist of.
 *
 * @remarks
 * Where an attempt's tasks are known they are the parts; otherwise the attempt
 * itself. A task that begins again after it finished is another part: a change
 * that is put into a merge queue twice, a check that is asked for again.
 */
export function runParts(facts: readonly AnyFact[]): RunPart[] {
  const runs = factsOf(
    facts,
    'pipelinerun.queued',
    'pipelinerun.started',
    'pipelinerun.finished',
    'taskrun.queued',
    'taskrun.started',
    'taskrun.finished',
  ).filter(isNoGap);
  const attempts = groupBy(runs, ({ source, data }) =>
    JSON.stringify([source, data.run, data.attempt]),
  );
  return [...attempts.values()].flatMap(attempt => {
    const tasks = attempt.filter(fact => fact.type.startsWith('taskrun.'));
    return tasks.length > 0
      ? [...groupBy(tasks, taskOf).values()].flatMap(turnsOf)
      : [attempt];
  });
}

/** What lies between a run's creation and a later attempt's start is no queue. */
function isNoGap({ type, data }: RunFact) {
  return type !== 'pipelinerun.queued' || data.attempt === 1;
}

/** The task of a fact; undefined where it is about the run as a whole. */
export function taskOf(fact: RunFact): string | undefined {
  return (fact.data as { task?: string }).task;
}

const predicateOf = ({ type }: RunFact) => type.split('.')[1];

/**
 * A task's turns: the next begins where, after an end, something happens that
 * this one had already.
 *
 * @remarks
 * An end that a clock put before its own beginning begins nothing.
 */
function turnsOf(task: RunPart): RunPart[] {
  const turns: RunFact[][] = [];
  let had = new Set<string>();
  for (const fact of task) {
    const predicate = predicateOf(fact);
    const again =
      predicate !== 'finished' && had.has('finished') && had.has(predicate);
    if (again || turns.length === 0) {
      turns.push([]);
      had = new Set();
    }
    turns[turns.length - 1].push(fact);
    had.add(predicate);
  }
  return turns;
}
