import { EvidenceRequest } from '@delivery-stack/backstage-plugin-delivery-common';
import canonicalize from 'canonicalize';
import { Knex } from 'knex';
import { instants } from '../patterns/store/patternRows';
import { EnvironmentRow, EvidenceRow, StoredEvidence } from './evidenceRow';
import { observationOf } from './observation';
import { inOrder, observe, standingOf } from './standing';
import { StandingStore } from './StandingStore';

/** Which evidence, and where the page before ended. */
export interface EvidencePage {
  environment: string;
  limit: number;
  after?: { at: number; seq: number };
}

/**
 * Keeps evidence, and how each environment stands by it.
 *
 * @internal
 */
export class EvidenceStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): EvidenceStore {
    return new EvidenceStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Adds evidence; undefined where nobody activated the environment.
   *
   * @remarks
   * Of two bodies under one run the greatest is kept, as with events, so that
   * the order of arrival does not decide. Evidence that is later than all
   * before it is one step further; anything else has the standing made anew.
   */
  async add(
    environment: string,
    request: EvidenceRequest,
    received: number,
  ): Promise<'accepted' | 'duplicate' | 'conflicting' | undefined> {
    return this.#knex.transaction(async transaction => {
      // Holds off whoever else brings evidence of this environment.
      const made = await environmentRow(transaction, environment).forUpdate();
      if (!made) {
        return undefined;
      }
      const row = rowOf(environment, request, received);
      const [added] = await transaction('evidence')
        .insert(row)
        .onConflict(['environment', 'commit_id', 'run_id'])
        .ignore()
        .returning('seq');
      if (!added) {
        return meet(transaction, row, made);
      }
      if (request.isDefaultBranch) {
        await advance(transaction, request, made);
      }
      return 'accepted';
    });
  }

  environment(ref: string): Promise<EnvironmentRow | undefined> {
    return environmentRow(this.#knex, ref);
  }

  /** One index range; `limit` rows, latest first. */
  async list(page: EvidencePage): Promise<StoredEvidence[]> {
    const { environment, limit, after } = page;
    const rows = this.#knex<StoredEvidence>('evidence')
      .where({ environment })
      .orderBy([
        { column: 'at_ms', order: 'desc' },
        { column: 'seq', order: 'desc' },
      ])
      .limit(limit);
    if (after) {
      rows.whereRaw('(at_ms, seq) < (?, ?)', [after.at, after.seq]);
    }
    return (await rows).map(row => ({
      ...instants(row),
      seq: Number(row.seq),
    }));
  }

  standing(environment: string): StandingStore {
    return StandingStore.create({ knex: this.#knex, environment });
  }
}

function environmentRow(knex: Knex, environment: string) {
  return knex<EnvironmentRow>('activation')
    .where({ environment })
    .first('environment', 'component', 'manifest');
}

function rowOf(
  environment: string,
  request: EvidenceRequest,
  received: number,
): EvidenceRow {
  return {
    environment,
    commit_id: request.commit,
    run_id: request.run,
    is_default: request.isDefaultBranch,
    at_ms: Date.parse(request.at),
    received_ms: received,
    body: canonicalize(request)!,
  };
}

/** The same run again. */
async function meet(
  transaction: Knex.Transaction,
  row: EvidenceRow,
  made: EnvironmentRow,
): Promise<'duplicate' | 'conflicting'> {
  const { environment, commit_id, run_id, body, at_ms, is_default } = row;
  const same = transaction<EvidenceRow>('evidence').where({
    environment,
    commit_id,
    run_id,
  });
  const known = await same.clone().first('body');
  if (known?.body === body) {
    return 'duplicate';
  }
  if (known && body > known.body) {
    await same.update({ body, at_ms, is_default });
    await rebuild(transaction, made);
  }
  return 'conflicting';
}

async function advance(
  transaction: Knex.Transaction,
  request: EvidenceRequest,
  made: EnvironmentRow,
): Promise<void> {
  const { environment, manifest } = made;
  const store = StandingStore.create({ knex: transaction, environment });
  const observation = observationOf(request, manifest);
  const before = await store.current();
  if (before.last && inOrder(observation, before.last) < 0) {
    await rebuild(transaction, made);
    return;
  }
  const other = await transaction<EvidenceRow>('evidence')
    .where({ environment, commit_id: request.commit, is_default: true })
    .whereNot({ run_id: request.run })
    .first('run_id');
  const after = observe(before, observation, other !== undefined);
  if (after !== before) {
    await store.advance(before, after);
  }
}

async function rebuild(
  transaction: Knex.Transaction,
  { environment, manifest }: EnvironmentRow,
): Promise<void> {
  const rows = await transaction<EvidenceRow>('evidence')
    .where({ environment, is_default: true })
    .select('body');
  const observations = rows.map(({ body }) =>
    observationOf(JSON.parse(body), manifest),
  );
  await StandingStore.create({ knex: transaction, environment }).replace(
    standingOf(observations),
  );
}
