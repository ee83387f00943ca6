import { Knex } from 'knex';
import { FigureFrame } from '../FigureScope';
import { JourneyLength } from '../JourneyFigureStore';
import { number, optionalNumber } from '../rows';
import { closedIn, openAtEnd } from './inFrame';
import { governanceUpTo } from './storedJourneys';

const MOST = 50_000;

const columns = [
  'j.from_ms',
  'j.to_ms',
  'j.working_ms',
  'j.active_ms',
  'j.requested_ms',
  'j.productive_ms',
  'j.deployed_ms',
  'j.adopted_ms',
];

/**
 * Lengths of the journeys that closed in a window, and of those still open.
 *
 * Two index ranges of narrow rows, 50,000 at most.
 */
export async function journeyLengths(
  knex: Knex,
  frame: FigureFrame & { asOf: number; limit?: number },
): Promise<JourneyLength[]> {
  const { asOf, limit = MOST } = frame;
  const select = (narrow: typeof closedIn) =>
    narrow(knex('journey as j'), frame)
      .select(columns)
      .select(knex.raw(`${governanceUpTo(asOf)} as governance`))
      .orderBy(['j.from_ms', 'j.id'].map(column => ({ column, order: 'desc' })))
      .limit(limit);
  const closed = await select(closedIn);
  const open = await select(openAtEnd).limit(limit - closed.length);
  return [...closed, ...open].map(lengthOf);
}

function lengthOf(row: Record<string, unknown>): JourneyLength {
  const { requested_ms, productive_ms, deployed_ms, adopted_ms } = row;
  const milestones = Object.entries({
    need: row.from_ms,
    requested: requested_ms,
    productive: productive_ms,
    deployed: deployed_ms,
    adopted: adopted_ms,
  }).flatMap(([name, at]) => (at === null ? [] : [[name, number(at)]]));
  return {
    from: number(row.from_ms),
    to: optionalNumber(row.to_ms),
    working: optionalNumber(row.working_ms),
    active: optionalNumber(row.active_ms),
    governance: number(row.governance),
    milestones: Object.fromEntries(milestones),
  };
}
