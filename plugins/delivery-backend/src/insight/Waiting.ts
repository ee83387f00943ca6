import { WaitingItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { Distribution } from '@delivery-stack/flow';
import { GateStore, WaitingRound } from '../database/GateStore';
import { Frame } from './Frames';
import { SegmentDistributions } from './GateDistributions';
import { Glossary } from './Glossary';
import { InsightQueries } from './queries';
import { iso } from './window';

/** How many of the oldest are looked at; a longer queue is counted only. */
const LOOKED_AT = 2_000;
const SHOWN = 20;

/** What waits in a scope now. */
export interface WaitingList {
  total: number;
  olderThanP95: number;
  /** Seconds. */
  oldest: number | null;
  items: WaitingItem[];
}

/** Lists what waits now, against how long it took in the window. */
export class Waiting {
  readonly #gates: GateStore;
  readonly #queries: InsightQueries;
  readonly #glossary: Glossary;

  static create(options: {
    gates: GateStore;
    queries: InsightQueries;
    glossary: Glossary;
  }): Waiting {
    return new Waiting(options);
  }

  private constructor(options: {
    gates: GateStore;
    queries: InsightQueries;
    glossary: Glossary;
  }) {
    this.#gates = options.gates;
    this.#queries = options.queries;
    this.#glossary = options.glossary;
  }

  /**
   * What waits in a frame's scope now, the oldest first.
   *
   * @remarks
   * All are counted; only journeys that may be named are listed.
   */
  async list(
    frame: Frame,
    options: {
      past: SegmentDistributions;
      gate?: string;
      involving?: readonly string[];
    },
  ): Promise<WaitingList> {
    const { past, gate, involving } = options;
    const { scope } = frame;
    const [counts, rounds] = await Promise.all([
      this.#gates.waitingCounts({ scope }),
      this.#gates.waiting({ scope, gate, limit: LOOKED_AT }),
    ]);
    const items = rounds.map(round => this.#itemOf(round, frame, past));
    const named = await this.#queries.journeysInvolving(
      rounds.map(({ journeyId }) => journeyId),
      involving,
    );
    return {
      total: counts
        .filter(each => gate === undefined || each.gate === gate)
        .reduce((sum, { n }) => sum + n, 0),
      olderThanP95: items.filter(({ against }) => against === 'olderThanP95')
        .length,
      oldest:
        items.length > 0 ? Math.max(...items.map(({ age }) => age)) : null,
      items: items
        .filter((_, index) => named.has(rounds[index].journeyId))
        .slice(0, SHOWN),
    };
  }

  #itemOf(
    round: WaitingRound,
    frame: Frame,
    past: SegmentDistributions,
  ): WaitingItem {
    const { gate, phase, since } = round;
    const age = frame.ruler.between(since, frame.asOf, gate) / 1000;
    return {
      journeyId: round.rootKey,
      journeyTitle: round.journeyTitle ?? round.rootKey,
      subject: round.subject,
      ...(round.url !== undefined && { url: round.url }),
      gate,
      gateTitle: this.#glossary.gateTitle(gate),
      function: round.function,
      functionTitle: this.#glossary.functionTitle(round.function),
      phase,
      since: iso(since),
      age,
      against: compare(age, past.get(gate)?.[phase]),
    };
  }
}

const steps = [
  ['p50', 'withinP50'],
  ['p85', 'withinP85'],
  ['p95', 'withinP95'],
] as const;

/** Stops at the first percentile that the past is too thin for. */
function compare(
  age: number,
  past: Distribution | undefined,
): WaitingItem['against'] {
  for (const [name, within] of steps) {
    const value = past?.[name] ?? null;
    if (value === null || past?.weak?.includes(name)) {
      return null;
    }
    if (age <= value) {
      return within;
    }
  }
  return 'olderThanP95';
}
