import { Instant } from '../../events/instant';
import { Bundle } from './bundle';
import { idIn, instantOf } from './row';
import { categoryOfState, Task } from './task';
import { IMPLEMENT, REVIEW } from './tables';

/** A state that a record was seen in, and since when at the latest. */
export interface Sighting {
  state: string;
  at: Instant;
}

/**
 * One millisecond later than recorded. Instants of the platform are whole
 * seconds: should the audit become readable, its own row of that second stands
 * before what was concluded without it.
 */
const later = ({ time }: Instant): Instant => ({ time: time + 1 });

/**
 * What a record alone says about its states.
 *
 * @remarks
 * The actual start and end of a change are written when it enters Implement
 * and Review; `closed_at` when it is closed. The present state is known since
 * the last update at the latest: a record that is fetched often shows more.
 */
export function sightings(task: Task, { context }: Bundle): Sighting[] {
  const { row, table } = task;
  const state = idIn(row, 'state');
  const isDone = categoryOfState(table, state) === 'done';
  const now =
    (isDone ? instantOf(row, 'closed_at', context) : undefined) ??
    instantOf(row, 'sys_updated_on', context);
  const found: Sighting[] = [];
  const see = (seen: string | undefined, at: Instant | undefined) => {
    // Actual dates may be edited: none is later than what the record shows.
    if (seen !== undefined && at && at.time <= (now ?? at).time) {
      found.push({ state: seen, at: later(at) });
    }
  };
  if (table.name === 'change_request') {
    see(IMPLEMENT, instantOf(row, 'work_start', context));
    see(REVIEW, instantOf(row, 'work_end', context));
  }
  see(state, now);
  return found;
}
