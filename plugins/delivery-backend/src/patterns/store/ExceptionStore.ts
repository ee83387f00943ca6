import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { ExceptionRow, instants } from './patternRows';

/** What one exception is about; the same again is the same exception. */
export interface ExceptionSubject {
  ref: string;
  digest: string;
  parameter: string;
  value_hash: string;
  function: string;
  by: string;
}

/** More are not listed; older ones are history. */
const LISTED = 200;

/** Keeps requests for values outside envelopes. @internal */
export class ExceptionStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ExceptionStore {
    return new ExceptionStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The request for a subject that is open or granted, if there is one. */
  async live(
    subject: ExceptionSubject,
    knex: Knex = this.#knex,
  ): Promise<ExceptionRow | undefined> {
    const row = await knex<ExceptionRow>('envelope_exception')
      .where({ live_key: liveKeyOf(subject) })
      .first();
    return row && instants(row);
  }

  /** Asks, unless the same was asked: of two at once one wins. */
  async ask(
    subject: ExceptionSubject,
    rest: Pick<ExceptionRow, 'id' | 'given' | 'allowed' | 'asked_ms'>,
  ): Promise<ExceptionRow> {
    await this.#knex('envelope_exception')
      .insert({
        ...subject,
        ...rest,
        state: 'open',
        live_key: liveKeyOf(subject),
      })
      .onConflict('live_key')
      .ignore();
    return (await this.live(subject))!;
  }

  /** Decides an open one; false: it was not open any more. */
  async decide(
    id: string,
    decided: { granted: boolean; by: string; at: number; comment?: string },
  ): Promise<boolean> {
    const changed = await this.#knex('envelope_exception')
      .where({ id, state: 'open' })
      .update({
        state: decided.granted ? 'granted' : 'denied',
        decided_ms: decided.at,
        decided_by: decided.by,
        comment: decided.comment ?? null,
        ...(decided.granted ? {} : { live_key: null }),
      });
    return changed > 0;
  }

  /** Uses a granted one up, for one task alone; false: another one was first. */
  async use(
    id: string,
    taskId: string,
    trx: Knex.Transaction,
  ): Promise<boolean> {
    const changed = await trx('envelope_exception')
      .where({ id, state: 'granted' })
      .update({ state: 'used', task_id: taskId, live_key: null });
    return changed > 0;
  }

  async byId(id: string): Promise<ExceptionRow | undefined> {
    const row = await this.#knex<ExceptionRow>('envelope_exception')
      .where({ id })
      .first();
    return row && instants(row);
  }

  /** Open ones first, then the latest. */
  async list(filter: {
    ref?: string;
    state?: string;
  }): Promise<ExceptionRow[]> {
    const rows = await this.#knex<ExceptionRow>('envelope_exception')
      .where(
        Object.fromEntries(
          Object.entries(filter).filter(([, value]) => value !== undefined),
        ),
      )
      .orderByRaw("case when state = 'open' then 0 else 1 end")
      .orderBy('asked_ms', 'desc')
      .limit(LISTED);
    return rows.map(instants);
  }
}

function liveKeyOf(subject: ExceptionSubject): string {
  const { ref, digest, parameter, value_hash, function: name, by } = subject;
  const told = [ref, digest, parameter, value_hash, name, by];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
