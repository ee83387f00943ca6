import { LinkShare } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { countReasons, LINKED } from './countReasons';
import { LinkWindow } from './LinkingService';

/**
 * How many tickets belong to a journey with a change, and why the others do
 * not.
 *
 * Exact. Reads every ticket's key and asks the index on (node, time) for its
 * last event, so it grows with all tickets ever: nothing else knows when an
 * epic that stands alone was heard of last. The journeys are read for the
 * tickets of the window only, each once.
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
        select h.node_id, h.journey_id, h.joined
        from heard t join journey_node h on h.node_id = t.id),
      changed as (
        select distinct j.journey_id
        from (select distinct journey_id from held where joined) as j
        where exists (
          select 1 from journey_node h join node c on c.id = h.node_id
          where h.journey_id = j.journey_id and c.key like 'change:%')),
      told as (
        select held.node_id,
          max(case when not held.joined or changed.journey_id is not null
            then 1 else 0 end) as linked,
          max(case when j.to_ms is null then 1 else 0 end) as open
        from held join journey j on j.id = held.journey_id
          left join changed on changed.journey_id = held.journey_id
        group by held.node_id)
      select heard.node, heard.at_ms,
        case
          when told.linked = 1 then '${LINKED}'
          when told.node_id is null then 'no-journey'
          when told.open = 1 then 'open-without-change'
          else 'closed-without-change'
        end as reason
      from heard left join told on told.node_id = heard.id)`,
    { since, until },
  );
  return countReasons(knex, judged);
}
