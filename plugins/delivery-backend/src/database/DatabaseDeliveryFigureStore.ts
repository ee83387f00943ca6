import { Knex } from 'knex';
import {
  DeliveryFigureStore,
  StoredChangeTimes,
  StoredDeployment,
} from './DeliveryFigureStore';
import { FigureFrame, FigureScope } from './FigureScope';
import { optional, optionalNumber } from './rows';

const MOST = 50_000;

/** An incident recovers when it is resolved, a failure with the next success. */
const RECOVERED = `case when t.incident_ms is not null then t.resolved_ms
  when t.broken_ms is not null then (
    select min(n.finished_ms) from deployment n
    where n.repository = t.repository and n.production and n.outcome <> 'failure'
      and n.finished_ms > t.broken_ms) end`;

/** Also what was rolled back later: it had reached production. */
const SUCCEEDED = `t.outcome = 'success' or (t.outcome = 'rolledBack'
  and t.finished_ms < coalesce(t.broken_ms, t.finished_ms))`;

const FAILED = `t.outcome <> 'success' or t.incident_ms is not null`;

/** Reads what delivery performance is made of from the plugin's database. */
export class DatabaseDeliveryFigureStore implements DeliveryFigureStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseDeliveryFigureStore {
    return new DatabaseDeliveryFigureStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Two index ranges: deployed in the window, and not deployed at its end. */
  async changes(frame: FigureFrame & { limit?: number }) {
    const { scope, window, limit = MOST } = frame;
    const { since, until } = window;
    const rows = await inRepositories(
      this.#knex('change_time as t')
        .whereRaw(
          `((t.deployed_ms >= ? and t.deployed_ms < ?)
            or (t.merged_ms < ? and (t.deployed_ms is null or t.deployed_ms >= ?)))`,
          [since, until, until, until],
        )
        .select('t.*')
        .orderByRaw('coalesce(t.deployed_ms, t.merged_ms) desc, t.change_key')
        .limit(limit),
      scope,
    );
    return rows.map(changeOf);
  }

  /** One index range, counted by the database. */
  async deploymentCounts({ scope, window }: FigureFrame) {
    const count = (condition: string, name: string) =>
      this.#knex.raw(`sum(case when ${condition} then 1 else 0 end) as ??`, [
        name,
      ]);
    const [row] = await inRepositories(
      finishedIn(this.#knex, window)
        .whereNotNull('t.outcome')
        .select(count(SUCCEEDED, 'succeeded'), count(FAILED, 'failed'))
        .count({ finished: '*' }),
      scope,
    );
    return {
      finished: Number(row.finished),
      succeeded: Number(row.succeeded ?? 0),
      failed: Number(row.failed ?? 0),
    };
  }

  /** One index range, read twice and sorted once: the middle one, or the one before. */
  async runTimes({ scope, window }: FigureFrame) {
    const known = () =>
      inRepositories(
        finishedIn(this.#knex, window)
          .whereRaw(`(${SUCCEEDED})`)
          .whereNotNull('t.active_ms'),
        scope,
      );
    const [{ n: count }] = await known().count({ n: '*' });
    const n = Number(count);
    const [middle] = await known()
      .select('t.active_ms')
      .orderBy('t.active_ms')
      .offset(Math.max(0, Math.ceil(n / 2) - 1))
      .limit(1);
    return { n, median: optionalNumber(middle?.active_ms) };
  }

  /** One index range; for those that broke, one look-up of the next success. */
  async failedDeployments(frame: FigureFrame & { limit?: number }) {
    const { scope, window, limit = MOST } = frame;
    const rows = await inRepositories(
      finishedIn(this.#knex, window)
        .whereNotNull('t.outcome')
        .whereRaw(`(${FAILED})`)
        .select('t.*', this.#knex.raw(`${RECOVERED} as recovered_ms`))
        .orderBy([
          { column: 't.finished_ms', order: 'desc' },
          { column: 't.deployment_key' },
        ])
        .limit(limit),
      scope,
    );
    return rows.map(deploymentOf);
  }
}

/** Production deployments that ended in a window. */
function finishedIn(knex: Knex, { since, until }: FigureFrame['window']) {
  return knex('deployment as t')
    .where('t.production', true)
    .where('t.finished_ms', '>=', since)
    .where('t.finished_ms', '<', until);
}

/** Keeps rows of repositories that the scope's entities have now. */
function inRepositories(
  rows: Knex.QueryBuilder,
  scope: FigureScope,
): Knex.QueryBuilder {
  if (scope.type === 'organisation') {
    return rows;
  }
  const members =
    scope.type === 'entity'
      ? 'select cast(? as integer)'
      : `select es.entity_id from entity_scope es
          where es.scope_id = ? and es.to_day is null`;
  return rows.whereRaw(
    `t.repository in (select s.subject from entity_subject s
        where s.entity_id in (${members}))`,
    [scope.entityId],
  );
}

function changeOf(row: Record<string, any>): StoredChangeTimes {
  return {
    changeKey: row.change_key,
    repository: row.repository,
    firstCommit: optionalNumber(row.first_commit_ms),
    opened: optionalNumber(row.opened_ms),
    ready: optionalNumber(row.ready_ms),
    firstReview: optionalNumber(row.first_review_ms),
    merged: optionalNumber(row.merged_ms),
    deployed: optionalNumber(row.deployed_ms),
  };
}

function deploymentOf(row: Record<string, any>): StoredDeployment {
  return {
    deploymentKey: row.deployment_key,
    repository: optional(row.repository),
    environment: row.environment,
    production: Boolean(row.production),
    started: optionalNumber(row.started_ms),
    finished: optionalNumber(row.finished_ms),
    outcome: optional(row.outcome),
    broken: optionalNumber(row.broken_ms),
    incident: optionalNumber(row.incident_ms),
    recovered: optionalNumber(row.recovered_ms),
  };
}
