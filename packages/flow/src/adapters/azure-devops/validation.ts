import { AnyFact } from '../../events/fact';
import { meaning } from '../../events/meaning';
import { factFrom, instantIn, recordIn, textIn } from '../reading';
import { TimelineRecord } from './records';
import { RunSubject } from './runSubject';
import { Scope, validationKey, withKnown } from './scope';

/** The tasks in which a pipeline waits for a person, by their names. */
const asks = new Set(['ManualValidation', 'ManualIntervention']);

export const isValidation = ({ type, values }: TimelineRecord) =>
  type === 'Task' && asks.has(textIn(recordIn(values, 'task'), 'name') ?? '');

const endings = {
  succeeded: { decision: 'approved', status: 'approved' },
  failed: { decision: 'rejected', status: 'rejected' },
  canceled: { status: 'cancelled' },
  skipped: { status: 'cancelled' },
} as const;

/**
 * A task that asks a person to look before the pipeline goes on.
 *
 * Its record says when, and not who; a time-out that lets the pipeline go on
 * looks like consent.
 */
export function validationFacts(
  task: TimelineRecord,
  run: RunSubject,
  { source, context }: Scope,
): AnyFact[] {
  const { values, attempt } = task;
  const key = validationKey(run.run, task.id, attempt);
  const { repository, headSha } = run;
  const data = {
    key,
    name: task.name,
    run: run.run,
    attempt,
    repository,
    headSha,
  };
  const id = (what: string) => withKnown(`${key}/${what}`, { headSha });
  const asked = instantIn(values, 'startTime', context);
  const result = textIn(values, 'result') ?? '';
  const ending = meaning(endings, result);
  const closed = ending && instantIn(values, 'finishTime', context);
  return [
    asked &&
      factFrom('approval.created', {
        id: id('asked'),
        source,
        at: asked,
        data,
      }),
    closed &&
      factFrom('approval.closed', {
        id: id('closed'),
        source,
        at: closed,
        data: { ...data, ...ending },
      }),
  ].filter(fact => fact !== undefined);
}
