import { checkedInstant, Reading, readingsUntil } from './reading';
import { theilSen } from './theilSen';

const DAY = 86_400_000;

/** Days of history that a forecast takes. @public */
export const CAMPAIGN_FORECAST_NEEDS = 5;
/** How far back the forecast looks, in days; one share is kept a day. */
const LOOKS_BACK = 180;
/** What takes longer is no movement. */
const LONGEST = 3652.5 * DAY;

/** Leave not to meet a campaign's requirement for a time; instants are epoch milliseconds. @public */
export interface CampaignExemption {
  outcome: string;
  grantedAt: number;
  /** End of its last day; from then on it is void. */
  expires: number;
  /** Void from then on as well. */
  withdrawnAt?: number;
}

/** An outcome in scope, and whether it meets the requirement. @public */
export interface CampaignItem {
  outcome: string;
  meets: boolean;
}

/** Where an outcome stands in a campaign; exempt is no pass. @public */
export type CampaignItemState = 'met' | 'exempt' | 'open';

/** How many outcomes of a campaign are where. @public */
export interface CampaignCounts {
  scope: number;
  met: number;
  exempt: number;
  open: number;
  /** met ÷ (scope − exempt), 0 to 1; null where that leaves none. */
  share: number | null;
}

/** How a campaign stands against its target day. @public */
export interface CampaignForecast {
  /**
   * `empty`: no outcome has to meet it; `done`: all that have to do; `missed`:
   * some do not after the target day; `onTime` or `late` as the share moves
   * now; `notMoving`: not upwards, or it takes more than ten years; `tooFew`
   * days of history to say.
   */
  state:
    | 'empty'
    | 'done'
    | 'missed'
    | 'onTime'
    | 'late'
    | 'notMoving'
    | 'tooFew';
  /** Days that it is concluded from. */
  n: number;
  /** Days that it takes. */
  needs: number;
  /** When the share is expected at 1, epoch milliseconds. */
  at?: number;
}

/**
 * The exemption of each outcome that is valid at an instant; of several the
 * one that lasts longest.
 *
 * @public
 */
export function validExemptions<T extends CampaignExemption>(
  exemptions: Iterable<T>,
  asOf: number,
): Map<string, T> {
  checkedInstant('asOf', asOf);
  const valid = new Map<string, T>();
  for (const exemption of exemptions) {
    const { outcome, expires } = exemption;
    const other = valid.get(outcome);
    if (isValid(exemption, asOf) && !(other && other.expires >= expires)) {
      valid.set(outcome, exemption);
    }
  }
  return valid;
}

/**
 * Where each outcome in scope stands at an instant.
 *
 * @remarks
 * What meets the requirement is met, exempt or not: an exemption that turned
 * out not to be needed takes nothing away.
 *
 * @throws RangeError that names the outcome, if one is given twice.
 * @public
 */
export function campaignStates(
  items: Iterable<CampaignItem>,
  exemptions: Iterable<CampaignExemption>,
  asOf: number,
): Map<string, CampaignItemState> {
  const valid = validExemptions(exemptions, asOf);
  const states = new Map<string, CampaignItemState>();
  for (const { outcome, meets } of items) {
    if (states.has(outcome)) {
      throw new RangeError(`items name ${outcome} twice; count it once`);
    }
    const otherwise = valid.has(outcome) ? 'exempt' : 'open';
    states.set(outcome, meets ? 'met' : otherwise);
  }
  return states;
}

/**
 * Counts of a campaign, and the share that meets its requirement.
 *
 * @remarks
 * Laws: met, exempt and open add up to the scope; one more exemption never
 * lowers the share, though it may leave none.
 *
 * @public
 */
export function campaignCounts(
  states: ReadonlyMap<string, CampaignItemState>,
): CampaignCounts {
  const counts = { met: 0, exempt: 0, open: 0 };
  for (const state of states.values()) {
    counts[state] += 1;
  }
  const asked = counts.met + counts.open;
  return {
    scope: states.size,
    ...counts,
    share: asked === 0 ? null : counts.met / asked,
  };
}

/**
 * When a campaign is done if it goes on as it did.
 *
 * @remarks
 * The Theil–Sen line through the shares of the 180 days before the latest one,
 * followed to 1. A line that is there already, while some are open, expects it
 * now, at `asOf`.
 *
 * @param days - Share of each day, as far as known; values 0 to 1.
 * @param options - `target` is the end of the target day; epoch milliseconds.
 * @public
 */
export function campaignForecast(
  counts: Pick<CampaignCounts, 'met' | 'open'>,
  days: Iterable<Reading>,
  options: { target: number; asOf: number },
): CampaignForecast {
  const { asOf } = options;
  const target = checkedInstant('target', options.target);
  const recent = recentOf(readingsUntil(days, asOf));
  const sample = { n: recent.length, needs: CAMPAIGN_FORECAST_NEEDS };
  if (counts.open === 0) {
    return { state: counts.met === 0 ? 'empty' : 'done', ...sample };
  }
  if (asOf > target) {
    return { state: 'missed', ...sample };
  }
  if (recent.length < CAMPAIGN_FORECAST_NEEDS) {
    return { state: 'tooFew', ...sample };
  }
  const at = arrivalOf(recent, asOf);
  if (at === undefined) {
    return { state: 'notMoving', ...sample };
  }
  return { state: at <= target ? 'onTime' : 'late', ...sample, at };
}

function isValid(exemption: CampaignExemption, asOf: number): boolean {
  const { grantedAt, expires, withdrawnAt = Infinity } = exemption;
  return grantedAt <= asOf && asOf < expires && asOf < withdrawnAt;
}

/** One reading a day, the last of it, so that the line stays cheap. */
function recentOf(sorted: readonly Reading[]): Reading[] {
  const ofDays = new Map<number, Reading>();
  for (const reading of sorted) {
    ofDays.set(Math.floor(reading.at / DAY), reading);
  }
  const latest = Math.max(...ofDays.keys());
  return [...ofDays]
    .filter(([number]) => number > latest - LOOKS_BACK)
    .map(([, reading]) => reading);
}

/** Whole milliseconds, not before `asOf`; undefined where it never arrives. */
function arrivalOf(
  recent: readonly Reading[],
  asOf: number,
): number | undefined {
  const { slope, at, value } = theilSen(recent);
  if (!(slope > 0)) {
    return undefined;
  }
  const arrival = Math.max(Math.round(at + (1 - value) / slope), asOf);
  return arrival - asOf <= LONGEST ? arrival : undefined;
}
