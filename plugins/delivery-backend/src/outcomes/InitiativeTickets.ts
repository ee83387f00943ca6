import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { iso } from '../insight/window';
import {
  declaredQuery,
  DeclaredQuery,
  MOST_TICKETS,
  QUERY_HOLDS,
} from './declaredQuery';
import { InitiativeStore, StoredInitiative } from './store/InitiativeStore';
import { StoredOutcome } from './store/OutcomeStore';
import { TicketQueries } from './TicketQueries';

/** The module that resolves the queries of a source. */
const MODULES: Readonly<Record<string, string>> = {
  jira: '@delivery-stack/backstage-plugin-delivery-backend-module-jira',
  servicenow:
    '@delivery-stack/backstage-plugin-delivery-backend-module-servicenow',
};

const EVERY = `every ${QUERY_HOLDS / 60_000} minutes`;

/** The tickets of an outcome, and how they are known. */
export interface KnownTickets {
  keys: readonly string[];
  /** What is wrong with them, and what to do. */
  problem?: string;
  /** What to say where none of them is a journey. */
  none?: string;
  view?: OutcomeReport['initiative'];
}

/** Says in which tickets an outcome is worked on. @internal */
export class InitiativeTickets {
  readonly #options: Parameters<typeof InitiativeTickets.create>[0];

  static create(options: {
    queries: TicketQueries;
    initiatives: InitiativeStore;
  }): InitiativeTickets {
    return new InitiativeTickets(options);
  }

  private constructor(options: Parameters<typeof InitiativeTickets.create>[0]) {
    this.#options = options;
  }

  async of({ ref, outcome: { spec } }: StoredOutcome): Promise<KnownTickets> {
    const { initiative } = spec;
    const declared = declaredQuery(spec);
    if (declared) {
      const stored = await this.#options.initiatives.byOutcome(ref);
      return this.#queried(
        declared,
        stored?.query === declared.digest ? stored : undefined,
      );
    }
    return initiative && 'keys' in initiative
      ? named(initiative)
      : {
          keys: [],
          problem:
            'spec.initiative: is missing, so that no increment is known; add the tickets that it is worked on in',
        };
  }

  #queried(
    declared: DeclaredQuery,
    stored: StoredInitiative | undefined,
  ): KnownTickets {
    const { source, query } = declared;
    const { keys = [], resolvedAt } = stored ?? {};
    const problem = this.#problem(declared, stored);
    return {
      keys,
      ...(problem !== undefined && {
        problem: `spec.initiative.query: ${problem}`,
      }),
      none: `spec.initiative.query: no journey of its tickets is known (n = ${keys.length}); see on the page Sources whether ${source} has been read`,
      view: {
        source,
        tickets: keys.length,
        query,
        ...(resolvedAt !== undefined && { resolvedAt: iso(resolvedAt) }),
      },
    };
  }

  #problem(
    { source }: DeclaredQuery,
    stored: StoredInitiative | undefined,
  ): string | undefined {
    const resolver = this.#options.queries.bySource(source);
    if (!resolver) {
      return foreign(source);
    }
    if (!stored) {
      return `${resolver.title} has not been asked yet; it is asked in the next round of outcomes, and ${EVERY} from then on`;
    }
    if (stored.problem !== undefined) {
      const kept =
        stored.resolvedAt === undefined
          ? ''
          : ', and what it found last counts';
      return `${resolver.title} is asked again ${EVERY}${kept}; the last time failed: ${stored.problem}`;
    }
    if (stored.keys.length === 0) {
      return `finds no ticket in what the module of ${resolver.title} reads; try it there, and see the page Sources`;
    }
    return stored.more
      ? `finds more than ${MOST_TICKETS.toLocaleString(
          'en-US',
        )} tickets, and no more count; narrow it`
      : undefined;
  }
}

function foreign(source: string): string {
  const install = MODULES[source];
  return install
    ? `nothing here asks ${source}; install ${install} and connect it, or name the tickets by spec.initiative.keys`
    : `no module resolves queries of ${source}; name the tickets by spec.initiative.keys`;
}

function named({
  source,
  keys,
}: {
  source: string;
  keys: readonly string[];
}): KnownTickets {
  return {
    keys,
    none: `spec.initiative.keys: no journey of ${keys
      .slice(0, 3)
      .join(
        ', ',
      )} is known; see whether ${source} is connected, and the keys are those of its tickets`,
    view: { source, tickets: keys.length },
  };
}
