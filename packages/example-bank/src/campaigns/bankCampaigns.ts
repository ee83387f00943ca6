import { DAY } from '../time/instants';

/** How long the bank gives its outcomes; days. */
const LASTS = 90;

/** What the bank asks of its outcomes by a day. @public */
export interface BankCampaign {
  title: string;
  why: string;
  /** Entity ref. */
  owner: string;
  requirement: 'measured';
  /** The last day to meet it, as `2027-03-31`. */
  target: string;
}

/**
 * The campaigns that run at the bank.
 *
 * @remarks
 * A pure function of the day of `now`. How far each is is nowhere written: the
 * backend judges it, from the day on which it is set up.
 *
 * @public
 */
export function bankCampaigns({ now }: { now: number }): BankCampaign[] {
  return [
    {
      title: 'A figure for every outcome',
      why: 'A result that nobody counts is a result that nobody can steer by. Declare a meter, or enter a figure once a month.',
      owner: 'group:default/leaders',
      requirement: 'measured',
      target: new Date(now + LASTS * DAY).toISOString().slice(0, 10),
    },
  ];
}
