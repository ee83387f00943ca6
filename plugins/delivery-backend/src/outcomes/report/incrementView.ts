import { Increment } from '@delivery-stack/backstage-plugin-delivery-common';
import { adoptionAfter, Reading } from '@delivery-stack/flow';
import { StoredJourney } from '../../database/JourneyStore';
import { iso } from '../../insight/window';

/** When what was delivered counts as adopted, and what that is read from. */
export interface AdoptionRule {
  readings: readonly Reading[];
  direction: 'up' | 'down';
  threshold: number;
  /** Milliseconds that it has to stay across. */
  stays: number;
  /** Milliseconds that a reading holds. */
  holds: number;
}

/** An increment with its instants, epoch milliseconds. */
export interface TimedIncrement {
  journey: StoredJourney;
  need: number;
  deployed?: number;
  adopted?: number;
  crossedSince?: number;
  state: Increment['state'];
}

/** One journey, held against the adoption of its outcome. */
export function timedIncrement(
  journey: StoredJourney,
  rule: AdoptionRule | undefined,
  asOf: number,
): TimedIncrement {
  const { milestones, from, to } = journey;
  const need = milestones.need?.at ?? from;
  const deployed = milestones.deployed?.at;
  if (deployed === undefined) {
    return { journey, need, state: to === undefined ? 'open' : 'closed' };
  }
  const adoption =
    rule && adoptionAfter(rule.readings, { ...rule, from: deployed, asOf });
  return {
    journey,
    need,
    deployed,
    ...(adoption?.state === 'adopted' && { adopted: adoption.at }),
    ...(adoption?.state === 'crossed' && { crossedSince: adoption.since }),
    state: adoption?.state === 'adopted' ? 'adopted' : 'deployed',
  };
}

/**
 * When an increment got there: adopted, or deployed where adoption is not
 * measured. Undefined while it has not.
 */
export function arrivalOf(
  { deployed, adopted }: TimedIncrement,
  measuresAdoption: boolean,
): number | undefined {
  return measuresAdoption ? adopted : deployed;
}

/** An increment as the API tells it. */
export function incrementView(
  increment: TimedIncrement,
  options: { measuresAdoption: boolean; asOf: number },
): Increment {
  const { journey, need, deployed, adopted, crossedSince, state } = increment;
  const { rootKey, title, url, milestones, to } = journey;
  const end =
    arrivalOf(increment, options.measuresAdoption) ??
    (state === 'closed' ? to : undefined) ??
    options.asOf;
  return {
    journey: {
      id: rootKey,
      title: title ?? rootKey,
      ...(url !== undefined && { url }),
    },
    state,
    need: iso(need),
    provenance: milestones.need?.provenance ?? 'inferred',
    ...(deployed !== undefined && { deployed: iso(deployed) }),
    ...(adopted !== undefined && { adopted: iso(adopted) }),
    ...(crossedSince !== undefined && { crossedSince: iso(crossedSince) }),
    needToDeployed: deployed === undefined ? null : (deployed - need) / 1_000,
    timeToValue: adopted === undefined ? null : (adopted - need) / 1_000,
    elapsed: Math.max(0, end - need) / 1_000,
  };
}
