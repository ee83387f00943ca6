import {
  JourneyListQuery,
  JourneyPage,
  JourneyStore,
  StoredJourney,
} from '../database/JourneyStore';
import { InsightQueries } from './queries';

/** Journeys read at once while looking for those that may be named. */
const STRIDE = 200;

/** A page, and how many of the journeys may not be named. */
export interface NamedJourneyPage extends JourneyPage {
  hidden: number;
}

/**
 * A page of journeys that involve one of some entities.
 *
 * @remarks
 * Reads on until the page is full: a reader who may read one of hundreds of
 * members makes it read all journeys of the scope, 200 at a time.
 */
export async function journeyPage(
  query: JourneyListQuery & { involving?: readonly string[] },
  sources: { journeys: JourneyStore; queries: InsightQueries },
): Promise<NamedJourneyPage> {
  const { involving, limit } = query;
  const { journeys, queries } = sources;
  if (!involving) {
    return { ...(await journeys.list(query)), hidden: 0 };
  }
  const readable = new Set(involving);
  const items: StoredJourney[] = [];
  let total = 0;
  let after = query.after;
  do {
    const page = await journeys.list({ ...query, after, limit: STRIDE });
    total = page.total;
    after = page.next;
    items.push(
      ...page.items.filter(({ entityRefs }) =>
        entityRefs.some(ref => readable.has(ref)),
      ),
    );
  } while (after && items.length <= limit);
  const named = await queries.countJourneys({ ...query, involving });
  const shown = items.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: shown,
    total,
    hidden: total - named,
    ...(items.length > limit && last && { next: placeOf(last, query) }),
  };
}

/** Where a journey stands in the list; as the store orders it. */
function placeOf(
  { id, from, to, governance }: StoredJourney,
  { orderBy, asOf }: JourneyListQuery,
): { value: number; id: number } {
  const value = {
    elapsed: (to ?? asOf) - from,
    from,
    governanceLatency: governance,
  }[orderBy];
  return { value, id };
}
