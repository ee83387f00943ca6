import { LinkShare } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { countReasons, LINKED } from './countReasons';
import { LinkWindow } from './LinkingService';

/**
 * How many deployments belong to a journey, and why the others do not.
 *
 * Exact. Grows with the deployments of the window, some five index look-ups
 * each; those that never finished are read whenever they began, because only
 * the finish is indexed.
 */
export function deploymentShare(
  knex: Knex,
  { since, until }: LinkWindow,
): Promise<LinkShare> {
  const judged = knex.raw(
    `(select d.deployment_key as node, d.at_ms,
      case
        when ${isHeld('d.deployment_key')} or ${isHeld('d.run_key')}
          or exists (select 1 from node n
            join journey j on j.cluster_id = n.cluster_id
            where n.key = d.commit_key) then '${LINKED}'
        when d.commit_key is null then 'no-commit'
        when exists (select 1 from node n
          join node c on c.cluster_id = n.cluster_id
          where n.key = d.commit_key and c.key like 'change:%')
          then 'change-without-journey'
        when d.repository is not null and not exists (
          select 1 from change_time c where c.repository = d.repository)
          then 'unknown-repository'
        else 'unknown-commit'
      end as reason
      from (
        select deployment_key, repository, commit_key, run_key,
          coalesce(finished_ms, started_ms) as at_ms from deployment
        where (finished_ms >= :since and finished_ms <= :until)
          or (finished_ms is null
            and started_ms >= :since and started_ms <= :until)) as d)`,
    { since, until },
  );
  return countReasons(knex, judged);
}

/** True where a node is joined or attached to a journey. */
function isHeld(key: string): string {
  return `exists (select 1 from node n
    join journey_node h on h.node_id = n.id where n.key = ${key})`;
}
