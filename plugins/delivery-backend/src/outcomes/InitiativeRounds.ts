import { toError } from '@backstage/errors';
import {
  FoundTickets,
  foundTickets,
  TicketQueryResolver,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Clock } from '../insight/Clock';
import {
  declaredQuery,
  DeclaredQuery,
  MOST_TICKETS,
  QUERY_HOLDS,
} from './declaredQuery';
import { InitiativeStore } from './store/InitiativeStore';
import { OutcomeStore } from './store/OutcomeStore';
import { TicketQueries } from './TicketQueries';

/** One source must not hold up the others, milliseconds. */
const PATIENCE = 60_000;
const LONGEST_PROBLEM = 300;

/** Asks sources for the tickets of outcomes, where that is due. @internal */
export class InitiativeRounds {
  readonly #options: Parameters<typeof InitiativeRounds.create>[0];

  static create(options: {
    queries: TicketQueries;
    outcomes: OutcomeStore;
    initiatives: InitiativeStore;
    clock: Clock;
  }): InitiativeRounds {
    return new InitiativeRounds(options);
  }

  private constructor(options: Parameters<typeof InitiativeRounds.create>[0]) {
    this.#options = options;
  }

  /** One after the other: a query that fails leaves its problem, and the next goes on. */
  async run(signal: AbortSignal): Promise<void> {
    const { outcomes, initiatives } = this.#options;
    const declared = new Map<string, DeclaredQuery>();
    for (const { ref, outcome } of await outcomes.all()) {
      const query = declaredQuery(outcome.spec);
      if (query) {
        declared.set(ref, query);
      }
    }
    await initiatives.keepOnly(new Set(declared.keys()));
    for (const [ref, query] of declared) {
      if (signal.aborted) {
        return;
      }
      await this.#resolve(ref, query, signal);
    }
  }

  /** What failed keeps the tickets of before, of the same query only. */
  async #resolve(
    ref: string,
    { source, query, digest }: DeclaredQuery,
    signal: AbortSignal,
  ): Promise<void> {
    const { queries, initiatives, clock } = this.#options;
    const resolver = queries.bySource(source);
    const stored = await initiatives.byOutcome(ref);
    const before = stored?.query === digest ? stored : undefined;
    const now = clock();
    if (!resolver || (before && now - before.triedAt < QUERY_HOLDS)) {
      return;
    }
    const attempt = await attempted(resolver, query, signal);
    if (signal.aborted) {
      return;
    }
    const tried = { query: digest, triedAt: now };
    await initiatives.save(
      ref,
      'problem' in attempt
        ? { keys: [], more: false, ...before, ...tried, ...attempt }
        : { ...attempt, ...tried, resolvedAt: now },
    );
  }
}

async function attempted(
  resolver: TicketQueryResolver,
  query: string,
  signal: AbortSignal,
): Promise<FoundTickets | { problem: string }> {
  const limit = MOST_TICKETS;
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const { keys, more } = await resolver.resolve({
      query,
      limit,
      signal: AbortSignal.any([signal, patience]),
    });
    return foundTickets(keys, { limit, more });
  } catch (error) {
    const reason = patience.aborted
      ? `it did not answer within ${PATIENCE / 1_000} seconds`
      : toError(error).message;
    return { problem: reason.slice(0, LONGEST_PROBLEM) };
  }
}
