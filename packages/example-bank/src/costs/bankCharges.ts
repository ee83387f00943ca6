import { Rng } from '../random/rng';
import { DAY } from '../time/instants';
import { costStories } from './stories';

/** One charge of one day. @public */
export interface BankCharge {
  /** 00:00 UTC of its day, epoch milliseconds; it lasts for 24 hours. */
  start: number;
  /** EUR, decimal text. */
  effective: string;
  billed: string;
  account: string;
  service: string;
  /** Name of the component that it is tagged with; absent: nobody tagged it. */
  component?: string;
}

const SEED = 1_867;
/** Days of charges; more than a year of them. */
const DAYS = 430;
/** What a commitment saves: list price is billed, and less of it is effective. */
const COMMITTED = 0.88;
/** Of a day of the week, Sunday first: less is asked of systems on weekends. */
const WEEK = [0.78, 1.04, 1.06, 1.05, 1.04, 1.03, 0.84];

/**
 * What the bank's cloud charges, day by day, up to yesterday.
 *
 * @remarks
 * A pure function of the day of `now`: files are the same all day long, and
 * what creeps up has always begun some weeks ago.
 *
 * @public
 */
export function bankCharges({ now }: { now: number }): BankCharge[] {
  const today = Math.floor(now / DAY) * DAY;
  const charges: BankCharge[] = [];
  for (let start = today - DAYS * DAY; start < today; start += DAY) {
    for (const story of costStories) {
      const random = new Rng(SEED).fork(`${story.name}/${start}`);
      const day = WEEK[new Date(start).getUTCDay()];
      const noise = 1 + 0.06 * (2 * random.next() - 1);
      const years = (start - today) / (365 * DAY);
      const age = (today - start) / DAY;
      const billed =
        story.aDay *
        day *
        noise *
        (1 + story.growth * years) *
        crept(story.creeps, age);
      charges.push({
        start,
        effective: (billed * COMMITTED).toFixed(6),
        billed: billed.toFixed(6),
        account: story.account,
        service: story.service,
        ...(story.component !== undefined && { component: story.component }),
      });
    }
  }
  return charges;
}

/** The factor that a day so many days ago crept up to; yesterday is 1 day ago. */
function crept(
  creeps: { days: number; aDay: number } | undefined,
  age: number,
): number {
  return creeps ? (1 + creeps.aDay) ** Math.max(0, creeps.days - age) : 1;
}
