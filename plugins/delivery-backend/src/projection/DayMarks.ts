import { Knex } from 'knex';
import { ORGANISATION_SCOPE } from '../database/SketchStore';
import { domainsOf, DayMark, markDays } from '../database/sketches/markDays';
import { dayOf } from './days';
import { DirtyDays, dirtyDays, Measured } from './dirtyDays';

const nothing: Measured = { round: [], spell: [] };

/** Gathers the days that a projection dirties, by scope. */
export class DayMarks {
  readonly #knex: Knex;
  readonly #today: number;
  readonly #organisation = new Set<string>();
  readonly #entities = new Map<number, Set<string>>();

  static create(options: { knex: Knex; now: number }): DayMarks {
    return new DayMarks(options.knex, dayOf(options.now));
  }

  private constructor(knex: Knex, today: number) {
    this.#knex = knex;
    this.#today = today;
  }

  /** Rounds and spells changed in a journey that involves these entities. */
  change(
    before: Measured,
    after: Measured,
    entityIds: readonly number[],
  ): void {
    const days = keysOf(dirtyDays(before, after, this.#today));
    days.forEach(key => this.#organisation.add(key));
    entityIds.forEach(id => this.#add(id, days));
  }

  /** A journey involves other entities than before: all its days count anew. */
  move(
    before: Measured,
    after: Measured,
    from: readonly number[],
    to: readonly number[],
  ): void {
    for (const id of from.filter(each => !to.includes(each))) {
      this.#add(id, keysOf(dirtyDays(before, nothing, this.#today)));
    }
    for (const id of to.filter(each => !from.includes(each))) {
      this.#add(id, keysOf(dirtyDays(nothing, after, this.#today)));
    }
  }

  /** Writes the marks: days × (organisation and domains) rows at most. */
  async write(): Promise<void> {
    const scopes = new Map([[ORGANISATION_SCOPE, this.#organisation]]);
    const domains = await domainsOf(this.#knex, [...this.#entities.keys()]);
    for (const [entityId, days] of this.#entities) {
      for (const domain of domains.get(entityId) ?? []) {
        scopes.set(domain, new Set([...(scopes.get(domain) ?? []), ...days]));
      }
    }
    const marks: DayMark[] = [];
    for (const [scopeId, days] of scopes) {
      for (const key of days) {
        const [kind, day] = key.split(' ');
        marks.push({
          scopeId,
          kind: kind as DayMark['kind'],
          day: Number(day),
        });
      }
    }
    await markDays(this.#knex, marks);
  }

  #add(entityId: number, days: Iterable<string>): void {
    const known = this.#entities.get(entityId) ?? new Set();
    this.#entities.set(entityId, known);
    for (const key of days) {
      known.add(key);
    }
  }
}

function keysOf(days: DirtyDays): string[] {
  return [
    ...[...days.decided].map(day => `decided ${day}`),
    ...[...days.open].map(day => `open ${day}`),
  ];
}
