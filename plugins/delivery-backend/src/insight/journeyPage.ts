import {
  JourneyListQuery,
  JourneyPage,
  JourneyStore,
} from '../database/JourneyStore';

/** Refs that the store takes; nobody pages through the journeys of more. */
const MOST_REFS = 5_000;

/** A page, and how many journeys match but may not be named. */
export interface NamedJourneyPage extends JourneyPage {
  hidden: number;
}

/** A page of journeys; with `involving`, of those that may be named. */
export async function journeyPage(
  query: JourneyListQuery,
  journeys: JourneyStore,
): Promise<NamedJourneyPage> {
  const { involving, ...everything } = query;
  if (!involving) {
    return { ...(await journeys.list(query)), hidden: 0 };
  }
  const [all, named] = await Promise.all([
    journeys.list({ ...everything, after: undefined, limit: 1 }),
    journeys.list({ ...query, involving: involving.slice(0, MOST_REFS) }),
  ]);
  return { ...named, hidden: all.total - named.total };
}
