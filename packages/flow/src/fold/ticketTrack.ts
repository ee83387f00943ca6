import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact } from '../events/fact';
import { parseInstant } from '../events/instant';
import { factsOf } from './factGroups';
import { Anomaly } from './journey';
import { Round } from './passage';
import { Stay } from './statusMachine';
import { StatusTrack, statusTrack } from './statusTrack';
import { ticketStays } from './ticketStays';

/** What the facts of one ticket say. */
export interface TicketTrack extends StatusTrack {
  key: string;
  /** When it was created, or first seen; epoch milliseconds. */
  createdAt: number;
  /** True if the creation itself is recorded. */
  createdObserved: boolean;
  /** When the need was recorded, where a field says so. */
  needAt?: number;
  /** When it was done for the last time; undefined while it is not. */
  doneAt?: number;
  /** When it was last taken up again after it had been done. */
  reopenedAt?: number;
  stays: Stay[];
  project?: string;
  components: string[];
  anomalies: Anomaly[];
}

/**
 * Reads one ticket. `facts` are its own, deduplicated, in order of time.
 *
 * @param options - With `gatesOnly` its gates are read, but not its steps: a
 * ticket that only attaches makes the journey wait, it is not its work.
 */
export function ticketTrack(
  facts: readonly AnyFact[],
  rules: Rules,
  options: { gatesOnly?: boolean } = {},
): TicketTrack {
  const snapshots = factsOf(facts, 'ticket.created', 'ticket.updated');
  const latest = Object.assign({}, ...snapshots.map(fact => fact.data));
  const creation = facts.find(fact => fact.type === 'ticket.created');
  const key = latest.key ?? (facts[0].data as { key: string }).key;
  const { stays, anomalies } = ticketStays(facts, key);
  const { doneAt, reopenedAt } = doneness(facts, stays, rules);
  const last = stays.at(-1);
  if (last && doneAt !== undefined) {
    // A done ticket waits for nobody: its last status ends when it is done.
    last.end = Math.max(last.start, doneAt);
  }
  const track = statusTrack({
    subject: key,
    stays,
    gates: gatesFor(facts[0], latest, rules),
    rules,
    gatesOnly: options.gatesOnly,
  });
  for (const passage of track.passages) {
    passage.riskClass = latest.riskClass;
    markRounds(passage.rounds, facts, rules);
  }
  return {
    ...track,
    key,
    createdAt: creation?.time ?? facts[0].time,
    createdObserved: creation !== undefined,
    needAt: parseInstant(latest.need)?.time,
    doneAt,
    reopenedAt,
    stays,
    project: latest.project,
    components: latest.components ?? [],
    anomalies,
  };
}

function gatesFor(
  fact: AnyFact,
  ticket: { project?: string; ticketType?: string },
  rules: Rules,
) {
  const sources = sourcesOf(fact);
  return rules.gates.status.filter(
    each =>
      sources.includes(each.source) &&
      (!each.project || each.project(ticket.project)) &&
      (!each.ticketType || each.ticketType(ticket.ticketType)),
  );
}

/** When the ticket was done for good: by status, its category, or resolution. */
function doneness(
  facts: readonly AnyFact[],
  stays: readonly Stay[],
  rules: Rules,
): { doneAt?: number; reopenedAt?: number } {
  const isDone = doneStatus(facts, rules);
  const initial = stays[0];
  let doneAt = initial && isDone(initial.status) ? initial.start : undefined;
  let reopenedAt: number | undefined;
  for (const fact of facts) {
    if (fact.type === 'ticket.statuschanged' || fact.type === 'ticket.closed') {
      const done = fact.type === 'ticket.closed' || isDone(fact.data.to);
      if (!done && doneAt !== undefined) {
        reopenedAt = fact.time;
      }
      doneAt = done ? doneAt ?? fact.time : undefined;
    } else if (fact.type === 'ticket.reopened') {
      reopenedAt = fact.time;
      doneAt = undefined;
    }
  }
  return { doneAt, reopenedAt };
}

/** The configured done statuses, and those that the vendor calls done. */
function doneStatus(
  facts: readonly AnyFact[],
  rules: Rules,
): (status: string) => boolean {
  const done = new Set<string | undefined>();
  for (const fact of facts) {
    if (fact.type === 'ticket.statuschanged') {
      if (fact.data.toCategory === 'done') {
        done.add(fact.data.to);
      }
    } else if (
      fact.type === 'ticket.created' ||
      fact.type === 'ticket.updated'
    ) {
      if (fact.data.statusCategory === 'done') {
        done.add(fact.data.status);
      }
    }
  }
  return status => rules.isDone(status) || done.has(status);
}

/**
 * Says of each round whether a person commented in it, and whether the ticket
 * changed after it was sent back.
 *
 * @remarks
 * A ticket without any comment may as well be one whose comments were not
 * fetched: unless its source says that it gave them all, nothing is said,
 * because silence would accuse somebody.
 */
function markRounds(
  rounds: readonly Round[],
  facts: readonly AnyFact[],
  { isBot }: Rules,
): void {
  const comments = factsOf(facts, 'ticket.commented');
  const updates = factsOf(facts, 'ticket.updated');
  const edits = updates.filter(({ data }) => data.changed !== undefined);
  const toldUntil = updates.findLast(({ data }) => data.commentsComplete)?.time;
  const within =
    (from: number, to: number | undefined) =>
    ({ time }: { time: number }) =>
      time >= from && time <= (to ?? Infinity);
  for (const round of rounds) {
    const isTold =
      toldUntil !== undefined && (round.decided ?? Infinity) <= toldUntil;
    if (comments.length > 0 || isTold) {
      round.commented = comments
        .filter(({ data: { actor } }) => !actor?.bot && !isBot(actor?.id))
        .some(within(round.asked, round.decided));
    }
    if (round.returned !== undefined && edits.length > 0) {
      round.changed ||= edits.some(within(round.returned, round.resumed));
    }
  }
}
