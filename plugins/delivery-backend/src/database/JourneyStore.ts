import {
  Anomaly,
  Milestone,
  MilestoneName,
  Passage,
  Span,
  StepVisit,
  TimestampCounts,
} from '@delivery-stack/flow';
import { FigureScope } from './FigureScope';

/** A journey as it is stored. Instants are epoch milliseconds. @public */
export interface StoredJourney {
  id: number;
  /** Public id. */
  rootKey: string;
  rootKind: 'ticket' | 'change' | 'case';
  rootType?: string;
  title?: string;
  url?: string;
  from: number;
  /** Undefined while open. */
  to?: number;
  milestones: Partial<Record<MilestoneName, Milestone>>;
  /** Elapsed on the default calendar, milliseconds; undefined: open, or none. */
  working?: number;
  /** Governance latency up to `asOf` of the query, milliseconds. */
  governance: number;
  timestamps: TimestampCounts;
  /** Refs of the entities that it involves; those that left the catalog too. */
  entityRefs: string[];
}

/** Which journeys to list. @public */
export interface JourneyListQuery {
  scope: FigureScope;
  /** Open journeys that began before `until`, or closed ones in [since, until). */
  window: { since: number; until: number };
  status: 'open' | 'closed' | 'all';
  /** Only journeys with a passage through this gate. */
  gate?: string;
  /** Only journeys that involve one of these entities, at most 5,000 refs. */
  involving?: readonly string[];
  /** Part of the title or the root key, in any case. */
  search?: string;
  /** Descending; ties by id. */
  orderBy: 'elapsed' | 'from' | 'governanceLatency';
  /** Instant up to which open journeys have aged. */
  asOf: number;
  limit: number;
  /** Where the last page ended: {@link JourneyPage.next}. */
  after?: { value: number; id: number };
}

/** A page of journeys. @public */
export interface JourneyPage {
  items: StoredJourney[];
  /** All that match, whatever the page. */
  total: number;
  /** Undefined on the last page. */
  next?: { value: number; id: number };
}

/** What the fold says of one journey, in full. @public */
export interface StoredFold {
  spans: Span[];
  passages: Passage[];
  visits: StepVisit[];
  anomalies: Anomaly[];
}

/**
 * Reads journeys as they are listed and opened.
 *
 * @public
 */
export interface JourneyStore {
  list(query: JourneyListQuery): Promise<JourneyPage>;
  /** One journey by its public id. */
  find(
    rootKey: string,
    options: { asOf: number },
  ): Promise<StoredJourney | undefined>;
  /** Everything behind one journey. */
  fold(journeyId: number): Promise<StoredFold>;
  /** Spans of up to 200 journeys, for timelines in a list. */
  spans(journeyIds: readonly number[]): Promise<Map<number, Span[]>>;
}
