import { LinkShare } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { countReasons, found, LINKED } from './countReasons';
import { LinkWindow } from './LinkingService';

/**
 * How many deployments belong to a journey, and why the others do not.
 *
 * Exact. Grows with the deployments of the window, some five index look-ups
 * each; those that never finished are read whenever they began, because only
 * the finish is indexed. 18,000 of 200,000 took 0.3 s on PostgreSQL, 0.6 s
 * before it had analysed the tables, and 0.2 s on SQLite.
 */
export function deploymentShare(
  knex: Knex,
  { since, until }: LinkWindow,
): Promise<LinkShare> {
  const judged = knex.raw(
    `(select d.deployment_key as node, d.at_ms,
      case
        when ${isHeld('d.deployment_key')} or ${isHeld('d.run_key')}
          or ${found(`node n join journey j on j.cluster_id = n.cluster_id
            where n.key = d.commit_key`)} then '${LINKED}'
        when d.commit_key is null then 'no-commit'
        when ${found(`node n join node c on c.cluster_id = n.cluster_id
            where n.key = d.commit_key and substr(c.key, 1, 7) = 'change:'`)}
          then 'change-without-journey'
        when d.repository is not null and (select min(c.repository)
          from change_time c where c.repository = d.repository) is null
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
  return found(`node n
    join journey_node h on h.node_id = n.id where n.key = ${key}`);
}
