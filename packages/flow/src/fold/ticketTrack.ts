import { sourcesOf } from '../config/sources';
import { Rules } from '../config/rules';
import { AnyFact } from '../events/fact';
import { factsOf } from './factGroups';
import { Anomaly } from './journey';
import { Stay } from './statusMachine';
import { StatusTrack, statusTrack } from './statusTrack';

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
  stays: Stay[];
  project?: string;
  components: string[];
  anomalies: Anomaly[];
}

/** Reads one ticket. `facts` are its own, deduplicated, in order of time. */
export function ticketTrack(
  facts: readonly AnyFact[],
  rules: Rules,
): TicketTrack {
  const snapshots = factsOf(facts, 'ticket.created', 'ticket.updated');
  const latest = Object.assign({}, ...snapshots.map(fact => fact.data));
  const creation = facts.find(fact => fact.type === 'ticket.created');
  const key = latest.key ?? (facts[0].data as { key: string }).key;
  const { stays, anomalies } = staysOf(facts, key, creation?.time);
  const doneAt = lastDone(facts, stays, rules);
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
  });
  for (const passage of track.passages) {
    passage.riskClass = latest.riskClass;
    markComments(passage.rounds, facts);
  }
  return {
    ...track,
    key,
    createdAt: creation?.time ?? facts[0].time,
    createdObserved: creation !== undefined,
    needAt: instantOf(latest.need),
    doneAt,
    stays,
    project: latest.project,
    components: latest.components ?? [],
    anomalies,
  };
}

function instantOf(text: string | undefined): number | undefined {
  const instant = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
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

function staysOf(
  facts: readonly AnyFact[],
  key: string,
  createdAt: number | undefined,
): { stays: Stay[]; anomalies: Anomaly[] } {
  const moves = factsOf(facts, 'ticket.statuschanged');
  const anomalies: Anomaly[] = [];
  const snapshot = factsOf(facts, 'ticket.created', 'ticket.updated').find(
    fact => fact.data.status !== undefined,
  );
  const first = moves[0]?.data.from ?? snapshot?.data.status;
  const since = createdAt ?? facts[0].time;
  const stays: Stay[] = [];
  if (first !== undefined) {
    stays.push({
      status: first,
      start: Math.min(since, moves[0]?.time ?? since),
    });
  }
  for (const move of moves) {
    const previous = stays.at(-1);
    if (previous) {
      previous.end = move.time;
    }
    stays.push({ status: move.data.to, start: move.time });
  }
  if (createdAt !== undefined && moves[0] && moves[0].time < createdAt) {
    anomalies.push({
      code: 'changed-before-created',
      subject: key,
      at: moves[0].time,
      message: `${key} changed its status before it was created; it counts from the change`,
    });
  }
  return { stays, anomalies };
}

/** When the ticket was done for good: by status, or by resolution. */
function lastDone(
  facts: readonly AnyFact[],
  stays: readonly Stay[],
  rules: Rules,
): number | undefined {
  let doneAt: number | undefined;
  const initial = stays[0];
  if (initial && rules.isDone(initial.status)) {
    doneAt = initial.start;
  }
  for (const fact of facts) {
    if (fact.type === 'ticket.statuschanged') {
      const { to, toCategory } = fact.data;
      const done = rules.isDone(to) || toCategory === 'done';
      doneAt = done ? doneAt ?? fact.time : undefined;
    } else if (fact.type === 'ticket.closed') {
      doneAt ??= fact.time;
    } else if (fact.type === 'ticket.reopened') {
      doneAt = undefined;
    }
  }
  return doneAt;
}

/** Says of each round whether a person commented in it. */
function markComments(
  rounds: TicketTrack['passages'][number]['rounds'],
  facts: readonly AnyFact[],
): void {
  const comments = factsOf(facts, 'ticket.commented');
  for (const round of rounds) {
    round.commented = comments.some(
      ({ time, data }) =>
        !data.actor?.bot &&
        time >= round.asked &&
        time <= (round.decided ?? Infinity),
    );
  }
}
