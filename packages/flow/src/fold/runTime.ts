import { Rules } from '../config/rules';
import { AnyFact } from '../events/fact';
import { dedupeFacts } from '../events/factOrder';
import { nodes } from '../link/nodes';
import { clip, unionMeasure } from '../measure/intervals';
import { pipelineTracks } from './pipelineTracks';

/** What {@link runTime} reads. @public */
export interface RunTimeInput {
  /** At least the facts about the run; others are passed over. */
  facts: Iterable<AnyFact>;
  /** Node key of the run. */
  run: string;
  /** Epoch milliseconds up to which it counts. */
  until: number;
  rules: Rules;
}

/**
 * How long a run was at work, without queue and gates, in milliseconds.
 *
 * @remarks
 * Time in which at least one of its tasks ran, in any attempt: tasks beside
 * each other count once. Waits for runners, approvals and timers do not count,
 * nor do checks that a gate names: they are that gate's. What a step rule calls
 * a queue, a timer or unaccounted does not count either.
 *
 * @returns undefined where nothing is known to have run.
 * @public
 */
export function runTime(input: RunTimeInput): number | undefined {
  const { run, until, rules } = input;
  const own = [...input.facts].filter(fact => isOf(run, fact));
  const { facts } = dedupeFacts(own);
  const ran = pipelineTracks(facts, { rules }).runs.spans.filter(
    ({ spanKind }) => spanKind === 'work' || spanKind === 'processing',
  );
  const window = { start: -Infinity, end: until };
  const known = ran.flatMap(span => {
    const part = clip(span, window);
    return part ? [{ ...part, isGate: span.gate !== undefined }] : [];
  });
  return known.length > 0
    ? unionMeasure(known.filter(({ isGate }) => !isGate))
    : undefined;
}

/** Whether a fact is about a run: its own, its tasks', or what held it. */
function isOf(run: string, { source, data }: AnyFact): boolean {
  const named = (data as { run?: string }).run;
  return named !== undefined && nodes.run(source, named) === run;
}
