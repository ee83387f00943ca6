import { LinkShare } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { countReasons, found, LINKED } from './countReasons';
import { LinkWindow } from './LinkingService';

/**
 * How many tickets belong to a journey with a change, and why the others do
 * not.
 *
 * Exact. Reads every ticket's key and asks the index on (node, time) for its
 * last event, so it grows with all tickets ever: nothing else knows when an
 * epic that stands alone was heard of last. The journeys are read for the
 * tickets of the window only, each once. 27,000 of 300,000 tickets with four
 * events each took 2.1 s on PostgreSQL, 2.9 s before it had analysed the
 * tables, and 1.2 s on SQLite: what is in the innermost look-ups is there so
 * that no plan begins with all changes.
 */
export function ticketShare(
  knex: Knex,
  { since, until }: LinkWindow,
): Promise<LinkShare> {
  const judged = knex.raw(
    `(with heard as (
        select * from (
          select n.id, n.key as node, (
            select max(e.time_ms) from event e
            where e.node_id = n.id and e.time_ms <= :until) as at_ms
          from node n
          where n.cluster_id is not null and n.key like 'ticket:%') as ticket
        where at_ms >= :since),
      held as (
        select t.id, t.node, t.at_ms, h.journey_id, h.joined
        from heard t left join journey_node h on h.node_id = t.id),
      changed as (
        select journey_id
        from (select distinct journey_id from held where joined) as j
        where ${found(`journey_node h where h.journey_id = j.journey_id
          and (select substr(c.key, 1, 7) from node c where c.id = h.node_id)
            = 'change:'`)})
      select held.node, held.at_ms,
        case
          when max(case when not held.joined
            or held.journey_id in (select journey_id from changed)
            then 1 else 0 end) = 1 then '${LINKED}'
          when max(j.id) is null then 'no-journey'
          when max(case when j.to_ms is null then 1 else 0 end) = 1
            then 'open-without-change'
          else 'closed-without-change'
        end as reason
      from held left join journey j on j.id = held.journey_id
      group by held.id, held.node, held.at_ms)`,
    { since, until },
  );
  return countReasons(knex, judged);
}
