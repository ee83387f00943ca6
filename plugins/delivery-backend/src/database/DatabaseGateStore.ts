import { Knex } from 'knex';
import { ScopeType } from './EntityStore';
import { FigureFrame, FigureScope } from './FigureScope';
import { gateCounts } from './gates/gateCounts';
import { gateSpells } from './gates/gateSpells';
import { memberWaiting, waitingCounts, waitingRounds } from './gates/waiting';
import { GateStore } from './GateStore';

/** Reads what happened at gates from the plugin's database. */
export class DatabaseGateStore implements GateStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseGateStore {
    return new DatabaseGateStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  spells(frame: FigureFrame & { gate?: string; limit?: number }) {
    return gateSpells(this.#knex, frame);
  }

  counts(frame: FigureFrame & { gate?: string }) {
    return gateCounts(this.#knex, frame);
  }

  waiting(query: { scope: FigureScope; gate?: string; limit: number }) {
    return waitingRounds(this.#knex, query);
  }

  waitingCounts(query: { scope: FigureScope }) {
    return waitingCounts(this.#knex, query);
  }

  memberWaiting(options: { by: ScopeType }) {
    return memberWaiting(this.#knex, options.by);
  }
}
