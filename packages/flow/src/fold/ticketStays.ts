import { AnyFact, Fact } from '../events/fact';
import { factsOf } from './factGroups';
import { Anomaly } from './journey';
import { Stay } from './statusMachine';

type Move = Fact<'ticket.statuschanged'>;

/** The stays of one ticket, and what does not fit together about them. */
export interface TicketStays {
  stays: Stay[];
  anomalies: Anomaly[];
}

/**
 * Which status a ticket was in, when. `facts` are in order of time.
 *
 * @remarks
 * The first status is the one that the first move left, or that a snapshot
 * from before it shows. A snapshot alone says where the ticket is when it was
 * taken, and nothing about the time before.
 */
export function ticketStays(
  facts: readonly AnyFact[],
  key: string,
): TicketStays {
  const moves = chained(factsOf(facts, 'ticket.statuschanged'));
  const created = facts.find(fact => fact.type === 'ticket.created');
  const anomalies: Anomaly[] = [];
  const stays = firstStay(facts, moves[0], created?.time);
  for (const move of moves) {
    const previous = stays.at(-1);
    if (previous) {
      previous.end = move.time;
      const { from } = move.data;
      if (from !== undefined && from !== previous.status) {
        anomalies.push({
          code: 'status-history-gap',
          subject: key,
          at: move.time,
          message: `${key} left '${from}', but was last seen entering '${previous.status}'; the change between is not recorded`,
        });
      }
    }
    stays.push({ status: move.data.to, start: move.time });
  }
  if (created && moves[0] && moves[0].time < created.time) {
    anomalies.push({
      code: 'changed-before-created',
      subject: key,
      at: moves[0].time,
      message: `${key} changed its status before it was created; it counts from the change`,
    });
  }
  return { stays, anomalies };
}

function firstStay(
  facts: readonly AnyFact[],
  move: Move | undefined,
  createdAt: number | undefined,
): Stay[] {
  const first = move?.time ?? Infinity;
  const since = Math.min(createdAt ?? facts[0].time, first);
  if (move?.data.from !== undefined) {
    return [{ status: move.data.from, start: since }];
  }
  const snapshot = factsOf(facts, 'ticket.created', 'ticket.updated').find(
    ({ time, data }) => data.status !== undefined && time <= first,
  );
  return snapshot
    ? [{ status: snapshot.data.status!, start: snapshot.time }]
    : [];
}

/** Moves of one instant in the order in which one leaves what the other enters. */
function chained(moves: readonly Move[]): Move[] {
  const ordered: Move[] = [];
  const rest = [...moves];
  while (rest.length > 0) {
    const status = ordered.at(-1)?.data.to;
    const tied = rest.filter(({ time }) => time === rest[0].time);
    const enters = new Set(tied.map(({ data }) => data.to));
    const next =
      tied.find(({ data }) => data.from === status) ??
      tied.find(({ data }) => !enters.has(data.from ?? '')) ??
      tied[0];
    rest.splice(rest.indexOf(next), 1);
    ordered.push(next);
  }
  return ordered;
}
