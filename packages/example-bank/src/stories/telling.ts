import { History } from '../model/history';
import { Ticket } from '../model/ticket';
import { Rng } from '../random/rng';
import { DAY } from '../time/instants';
import { atWork } from '../time/workingHours';
import { Quotas } from './quotas';

/** What every story needs: chance, where to write, and what is rationed. */
export interface Telling {
  rng: Rng;
  history: History;
  quotas: Quotas;
  /** Epics by Jira project. */
  epics: ReadonlyMap<string, Ticket>;
}

/** Log-normal wait in days: its median, and how far it spreads. */
export type Wait = readonly [median: number, spread: number];

/** When people come back to it after a wait. */
export function after(telling: Telling, at: number, wait: Wait): number {
  const [median, spread] = wait;
  return atWork(at + telling.rng.around(median * DAY, spread), telling.rng);
}
