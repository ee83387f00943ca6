import { InputError } from '@backstage/errors';
import { IngestResult } from '@delivery-stack/backstage-plugin-delivery-common';
import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { markNodes } from '../database/clusters/markDirty';
import {
  insertDeadLetters,
  longestLetter,
  NewDeadLetter,
} from '../database/events/insertDeadLetters';
import { ensureSources, tallySources } from '../database/events/sources';
import { lockLinks } from '../database/locks';
import { storePosture } from '../findings/storePosture';
import { assess, Candidate, sha256 } from './candidates';
import { claimsOf } from './claims';
import { EventIngest, mostEvents } from './EventIngest';
import { itemsOf, Refusal, resultOf, tallyOf } from './ingestResult';
import { linkFacts } from './linkFacts';
import { Personal, Pseudonymiser } from './Pseudonymiser';
import { Incoming, readEvent } from './readEvent';
import { storeClaims } from './storeClaims';

type Accepted = { index: number; candidate: Candidate };
type Refused = Refusal & { body: Personal<unknown> };

interface Batch {
  accepted: Accepted[];
  refusals: Refusal[];
  letters: NewDeadLetter[];
}

/**
 * Stores events in the plugin's database.
 *
 * @remarks
 * Persons are replaced before the transaction begins, so nothing that names
 * somebody is ever written. Everything of a call is stored, or nothing.
 */
export class DatabaseEventIngest implements EventIngest {
  readonly #knex: Knex;
  readonly #rules: Rules;
  readonly #pseudonymiser: Pseudonymiser;
  readonly #clock: () => number;
  readonly #onAccepted: () => void;

  static create(options: {
    knex: Knex;
    rules: Rules;
    pseudonymiser: Pseudonymiser;
    clock?: () => number;
    /** Called after something new was stored, e.g. to project at once. */
    onAccepted?: () => void;
  }): DatabaseEventIngest {
    return new DatabaseEventIngest(options);
  }

  private constructor(
    options: Parameters<typeof DatabaseEventIngest.create>[0],
  ) {
    this.#knex = options.knex;
    this.#rules = options.rules;
    this.#pseudonymiser = options.pseudonymiser;
    this.#clock = options.clock ?? Date.now;
    this.#onAccepted = options.onAccepted ?? (() => {});
  }

  async accept(
    events: readonly unknown[],
    options: { origin: string },
  ): Promise<IngestResult> {
    if (events.length > mostEvents) {
      throw new InputError(
        `${events.length} events at once are too many; send at most ${mostEvents}`,
      );
    }
    const { origin } = options;
    const incoming = events.map((event, index) =>
      readEvent(event, { index, origin }),
    );
    const batch = await this.#assess(incoming);
    const result = await this.#knex.transaction(transaction =>
      this.#store(transaction, batch),
    );
    if (result.accepted + result.conflicting > 0) {
      this.#onAccepted();
    }
    return result;
  }

  /** Replaces persons everywhere, then tells events from dead letters. */
  async #assess(incoming: readonly Incoming[]): Promise<Batch> {
    const valid = incoming.flatMap(each => ('event' in each ? [each] : []));
    const refused: Refused[] = incoming.flatMap(each =>
      'event' in each ? [] : [each],
    );
    const pseudonymised = await this.#pseudonymiser.replaceAll(
      valid.map(each => each.event),
    );
    const accepted: Accepted[] = [];
    for (const [position, { index, event, time }] of valid.entries()) {
      const assessed = assess(event, pseudonymised[position], time);
      if (assessed.candidate) {
        accepted.push({ index, candidate: assessed.candidate });
      } else {
        const { id, source } = event.value.context;
        const body = event as Personal<unknown>;
        refused.push({ index, id, source, reason: assessed.rejected, body });
      }
    }
    const letters = await this.#lettersOf(refused);
    return { accepted, refusals: refused, letters };
  }

  async #lettersOf(refused: readonly Refused[]): Promise<NewDeadLetter[]> {
    const bodies = await this.#pseudonymiser.replaceAll(
      refused.map(each => each.body),
    );
    return refused.map(({ source, reason }, position) => {
      const text = textOf(bodies[position]);
      return {
        bodyHash: sha256(`${source}\n${reason}\n${text}`),
        source,
        received: this.#clock(),
        reason: reason.slice(0, 1_000),
        body: text.slice(0, longestLetter),
      };
    });
  }

  async #store(
    transaction: Knex.Transaction,
    batch: Batch,
  ): Promise<IngestResult> {
    const now = this.#clock();
    const { accepted, refusals, letters } = batch;
    await lockLinks(transaction);
    const stored = await storeClaims(transaction, claimsOf(accepted), { now });
    const { changed, abandonedNodes } = stored;
    await linkFacts(transaction, changed, { rules: this.#rules, now });
    await storePosture(transaction, changed, abandonedNodes);
    await markNodes(transaction, abandonedNodes, now);
    const items = itemsOf(stored);
    const rejected = await storeLetters(transaction, letters);
    await tallySources(transaction, tallyOf(stored, items, rejected));
    return resultOf(items, refusals);
  }
}

/** Keeps dead letters; counts by source those that were not there yet. */
async function storeLetters(
  transaction: Knex.Transaction,
  letters: readonly NewDeadLetter[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await ensureSources(
    transaction,
    letters.map(letter => letter.source),
  );
  const inserted = await insertDeadLetters(transaction, letters);
  const sources = new Map(letters.map(each => [each.bodyHash, each.source]));
  for (const hash of inserted) {
    const source = sources.get(hash)!;
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

/** A refused body as text that any database can hold. */
function textOf(body: unknown): string {
  try {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return (text ?? String(body)).replaceAll('\u0000', '\ufffd');
  } catch {
    // Cyclic or too deep: only callers within the process can send that
    return '[not JSON]';
  }
}
