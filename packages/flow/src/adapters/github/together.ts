import { AnyFact } from '../../events/fact';
import { AdapterContext } from '../context';
import { Values } from '../reading';
import { statusOf } from './deploymentStatus';
import { forkDecidedFacts } from './forkApproval';
import { hintOf } from './hint';
import { inferredApprovals } from './inferredApproval';
import { arrivalFacts } from './mergeQueue';
import { placeOf } from './place';
import { shapeOf } from './recognise';
import { changeKey } from './scope';

/** Statuses of one deployment tell more together than each alone. */
function waitsAmong(
  records: readonly Values[],
  context: AdapterContext,
): AnyFact[] {
  const statuses = records.filter(each => shapeOf(each) === 'deploymentStatus');
  const place = statuses.length
    ? placeOf(statuses[0], undefined, context)
    : undefined;
  if (!place) {
    return [];
  }
  const scope = { place, context };
  return inferredApprovals(
    statuses.flatMap(each => statusOf(each, scope) ?? []),
    scope,
  );
}

/** So do the attempts of one run. */
function attemptsAmong(
  records: readonly Values[],
  context: AdapterContext,
): AnyFact[] {
  const runs = new Map<unknown, Values[]>();
  for (const run of records.filter(each => shapeOf(each) === 'run')) {
    const attempts = runs.get(run.id) ?? [];
    attempts.push(run);
    runs.set(run.id, attempts);
  }
  return [...runs.values()].flatMap(attempts => {
    const place = placeOf(attempts[0], undefined, context);
    return place ? forkDecidedFacts(attempts, { place, context }) : [];
  });
}

/** And the events of one change, which the path names. */
function arrivalsAmong(
  records: readonly Values[],
  context: AdapterContext,
): AnyFact[] {
  const events = records.filter(each => shapeOf(each) === 'timelineEvent');
  const { change } = hintOf(context.pathHint);
  const place = events.length
    ? placeOf(events[0], undefined, context)
    : undefined;
  return place && change
    ? arrivalFacts(events, changeKey(place, change), { place, context })
    : [];
}

/** What the objects of a list tell together, besides what each tells alone. */
export const togetherFacts = (
  records: readonly Values[],
  context: AdapterContext,
): AnyFact[] => [
  ...waitsAmong(records, context),
  ...attemptsAmong(records, context),
  ...arrivalsAmong(records, context),
];
