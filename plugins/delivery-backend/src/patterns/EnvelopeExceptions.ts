import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  EnvelopeException,
  ExceptionDecision,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { OutsideParameter } from '@delivery-stack/patterns';
import canonicalize from 'canonicalize';
import { Knex } from 'knex';
import { createHash, randomUUID } from 'node:crypto';
import { Clock } from '../insight/Clock';
import { ExceptionRequest, PatternViewer } from './PatternService';
import { ExceptionRow } from './store/patternRows';
import { ExceptionStore, ExceptionSubject } from './store/ExceptionStore';
import { isoOf } from './views/signOffView';

/** A value outside, one function that decides on it, and what it was asked. */
export interface Outside {
  outside: OutsideParameter;
  function: string;
  exception?: ExceptionRow;
}

/** Values that functions are asked about at once; nobody reads more. */
const MOST_ASKED = 20;

/**
 * Values outside the envelope, each put to the one function that owns its
 * parameter.
 *
 * @remarks
 * Granted is one value for one person on one content, and one activation uses
 * it up: whoever wants it for everybody widens the envelope.
 *
 * @internal
 */
export class EnvelopeExceptions {
  readonly #store: ExceptionStore;
  readonly #clock: Clock;

  static create(options: {
    store: ExceptionStore;
    clock: Clock;
  }): EnvelopeExceptions {
    return new EnvelopeExceptions(options);
  }

  private constructor(options: { store: ExceptionStore; clock: Clock }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  /**
   * What was decided about each value; asks where that was not done yet.
   *
   * @remarks Of too many nothing is asked: none of them can be granted.
   */
  async about(
    outside: readonly OutsideParameter[],
    options: {
      ref: string;
      digest: string;
      by: string;
      ask: boolean;
      values: Readonly<Record<string, unknown>>;
      functions: readonly string[];
    },
  ): Promise<Outside[]> {
    const { ref, digest, by, ask, values, functions } = options;
    const found: Outside[] = [];
    for (const each of outside) {
      // A parameter that nobody owns is everybody's.
      for (const name of each.function === null ? functions : [each.function]) {
        const subject = {
          ref,
          digest,
          parameter: each.parameter.slice(0, 200),
          value_hash: hashOf(values[each.parameter]),
          function: name,
          by,
        };
        const exception =
          outside.length > MOST_ASKED
            ? undefined
            : await this.#about(subject, ask && each);
        found.push({
          outside: each,
          function: name,
          ...(exception && { exception }),
        });
      }
    }
    return found;
  }

  #about(
    subject: ExceptionSubject,
    asked: OutsideParameter | false,
  ): Promise<ExceptionRow | undefined> {
    return asked
      ? this.#store.ask(subject, {
          id: randomUUID(),
          given: asked.given,
          allowed: asked.allowed,
          asked_ms: this.#clock(),
        })
      : this.#store.live(subject);
  }

  /** @throws ConflictError where another activation was first. */
  async use(
    { id, parameter }: ExceptionRow,
    taskId: string,
    transaction: Knex.Transaction,
  ): Promise<void> {
    if (!(await this.#store.use(id, taskId, transaction))) {
      throw new ConflictError(
        `The exception for ${parameter} was used by another activation; start again to ask for another one`,
      );
    }
  }

  async list({
    pattern,
    state,
  }: ExceptionRequest): Promise<EnvelopeException[]> {
    const rows = await this.#store.list({ ref: pattern, state });
    return rows.map(exceptionView);
  }

  async get(id: string): Promise<EnvelopeException> {
    return exceptionView(await this.#row(id));
  }

  async decide(
    id: string,
    { granted, comment }: ExceptionDecision,
    viewer: PatternViewer,
  ): Promise<EnvelopeException> {
    const row = await this.#row(id);
    const by = viewer.ref;
    if (by === undefined || !viewer.signsFor.includes(row.function)) {
      throw new NotAllowedError(
        `Only members of the group in delivery.functions.${row.function}.group decide for ${row.function}`,
      );
    }
    if (granted && by === row.by) {
      throw new NotAllowedError(
        `You asked for it yourself; another member of ${row.function} has to decide`,
      );
    }
    const at = this.#clock();
    const told = { granted, by, at, ...(comment && { comment }) };
    if (!(await this.#store.decide(id, told))) {
      throw new ConflictError(
        'It was decided by somebody else in the meantime',
      );
    }
    return this.get(id);
  }

  async #row(id: string): Promise<ExceptionRow> {
    const row = await this.#store.byId(id);
    if (!row) {
      throw noException(id);
    }
    return row;
  }
}

/** Said alike of one that does not exist and of one that is hidden. */
export function noException(id: string): NotFoundError {
  return new NotFoundError(`There is no exception ${id}`);
}

function exceptionView(row: ExceptionRow): EnvelopeException {
  return {
    id: row.id,
    pattern: row.ref,
    digest: row.digest,
    parameter: row.parameter,
    given: row.given,
    allowed: row.allowed,
    function: row.function,
    by: row.by,
    askedAt: isoOf(row.asked_ms),
    state: row.state,
    ...(row.decided_ms !== null && { decidedAt: isoOf(row.decided_ms) }),
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.comment !== null && { comment: row.comment }),
  };
}

function hashOf(value: unknown): string {
  const text = canonicalize(value) ?? 'undefined';
  return createHash('sha256').update(text).digest('hex');
}
