import { Knex } from 'knex';
import { instants } from '../patterns/store/patternRows';
import { ComplianceRow, DriftRow, PolicyResultRow } from './evidenceRow';
import { DriftSpell, nothingObserved, Standing } from './standing';

/** Rows, or names, per statement. */
const BATCH = 500;

/** Keeps how one environment stands; used within the transaction that changes it. */
export class StandingStore {
  readonly #knex: Knex;
  readonly #environment: string;

  static create(options: { knex: Knex; environment: string }): StandingStore {
    return new StandingStore(options);
  }

  private constructor(options: { knex: Knex; environment: string }) {
    this.#knex = options.knex;
    this.#environment = options.environment;
  }

  /** Without what is past: that only grows. */
  async current(): Promise<Standing> {
    const where = { environment: this.#environment };
    const row = await this.#knex<ComplianceRow>('compliance')
      .where(where)
      .first();
    if (!row) {
      return nothingObserved;
    }
    const open = await this.#knex<DriftRow>('drift')
      .where(where)
      .whereNull('until_ms');
    const policies = await this.#knex<PolicyResultRow>('policy_result').where(
      where,
    );
    return {
      last: {
        at: Number(row.at_ms),
        commit: row.commit_id,
        run: row.run_id,
        attestations: row.attestations,
        ...(row.link !== null && { link: row.link }),
      },
      driftCount: row.drift_count,
      open: new Map(open.map(each => [each.path, spellOf(each)])),
      past: [],
      policies: new Map(
        policies
          .map(instants)
          .map(({ policy, result, ...each }) => [
            policy,
            { result, since: each.since_ms, at: each.at_ms },
          ]),
      ),
    };
  }

  /** Drift that has ended, the latest first. */
  async past(limit: number): Promise<DriftSpell[]> {
    const rows = await this.#knex<DriftRow>('drift')
      .where({ environment: this.#environment })
      .whereNotNull('until_ms')
      .orderBy([
        { column: 'until_ms', order: 'desc' },
        { column: 'path' },
        { column: 'since_ms', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(spellOf);
  }

  /** Writes what differs from `before`. */
  async advance(before: Standing, after: Standing): Promise<void> {
    const ended = new Map(after.past.map(each => [each.path, each.until!]));
    const changed = [...after.open.values()].filter(({ path, kind }) => {
      const known = before.open.get(path);
      return known && known.kind !== kind;
    });
    await this.#end(ended);
    for (const { path, kind } of changed) {
      await this.#open().where({ path }).update({ kind });
    }
    await this.#insertDrift(
      [...after.open.values()].filter(({ path }) => !before.open.has(path)),
    );
    await this.#write(after);
  }

  /** Writes all of it anew. */
  async replace(standing: Standing): Promise<void> {
    const where = { environment: this.#environment };
    for (const table of ['drift', 'policy_result', 'compliance']) {
      await this.#knex(table).where(where).delete();
    }
    await this.#insertDrift([...standing.past, ...standing.open.values()]);
    await this.#write(standing);
  }

  #open() {
    return this.#knex<DriftRow>('drift')
      .where({ environment: this.#environment })
      .whereNull('until_ms');
  }

  /** All of one observation end at its instant. */
  async #end(ended: ReadonlyMap<string, number>): Promise<void> {
    const [until] = ended.values();
    for (const paths of batches([...ended.keys()])) {
      await this.#open().whereIn('path', paths).update({ until_ms: until });
    }
  }

  async #insertDrift(spells: readonly DriftSpell[]): Promise<void> {
    for (const batch of batches(spells)) {
      await this.#knex<DriftRow>('drift').insert(
        batch.map(({ path, kind, since, until }) => ({
          environment: this.#environment,
          path,
          kind,
          since_ms: since,
          until_ms: until ?? null,
        })),
      );
    }
  }

  async #write({ last, driftCount, policies }: Standing): Promise<void> {
    if (!last) {
      return;
    }
    const environment = this.#environment;
    const rows = [...policies].map(([policy, { result, since, at }]) => ({
      environment,
      policy,
      result,
      since_ms: since,
      at_ms: at,
    }));
    for (const batch of batches(rows)) {
      await this.#knex('policy_result')
        .insert(batch)
        .onConflict(['environment', 'policy'])
        .merge();
    }
    await this.#knex('compliance')
      .insert({
        environment,
        at_ms: last.at,
        commit_id: last.commit,
        run_id: last.run,
        link: last.link ?? null,
        attestations: last.attestations,
        drift_count: driftCount,
        failed: rows.filter(({ result }) => result === 'fail').length,
      })
      .onConflict('environment')
      .merge();
  }
}

function spellOf(row: DriftRow): DriftSpell {
  const { path, kind, since_ms: since, until_ms: until } = instants(row);
  return { path, kind, since, ...(until !== null && { until }) };
}

function batches<T>(items: readonly T[]): T[][] {
  const all: T[][] = [];
  for (let start = 0; start < items.length; start += BATCH) {
    all.push(items.slice(start, start + BATCH));
  }
  return all;
}
