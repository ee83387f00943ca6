import { emptySketch, mergeSketches, Sketch } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { DAY, dayOf } from '../projection/days';
import { FigureScope } from './FigureScope';
import { gateCounts } from './gates/gateCounts';
import { GateCount, GateMeasure, Segment } from './GateStore';
import { decidedSketches, openSketches } from './sketches/rawSketches';
import { dirtyDaysOf, readCounts, readSketches } from './sketches/readSketches';
import {
  ORGANISATION_SCOPE,
  SegmentSketches,
  SketchQuery,
  SketchStore,
} from './SketchStore';
import { stretchesOf } from './sketches/stretches';

/** Gathers what the days of a window hold, by gate and segment. */
class Gathered {
  readonly #sketches = new Map<string, SegmentSketches>();

  add(
    kind: 'decided' | 'openAtStart' | 'openAtEnd',
    row: { gate: string; segment: Segment; sketch: Sketch; sum: number },
  ): void {
    const { gate, segment, sketch, sum } = row;
    const key = `${gate} ${segment}`;
    const known = this.#sketches.get(key) ?? {
      gate,
      segment,
      decided: emptySketch(),
      openAtStart: emptySketch(),
      openAtEnd: emptySketch(),
      total: 0,
    };
    known[kind] = mergeSketches(known[kind], sketch);
    known.total += kind === 'decided' ? sum : 0;
    this.#sketches.set(key, known);
  }

  /** Ordered, so that answers do not depend on the order of rows. */
  all(): SegmentSketches[] {
    return [...this.#sketches]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, sketches]) => sketches);
  }
}

/** Reads organisation- and domain-wide distributions from the database. */
export class DatabaseSketchStore implements SketchStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseSketchStore {
    return new DatabaseSketchStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async window(query: SketchQuery): Promise<SegmentSketches[]> {
    const gathered = new Gathered();
    await this.#addDecided(query, gathered);
    await this.#addOpen(query, query.since, 'openAtStart', gathered);
    await this.#addOpen(query, query.until, 'openAtEnd', gathered);
    return gathered.all();
  }

  async counts(query: SketchQuery): Promise<GateCount[]> {
    const sums = new Map<string, GateCount>();
    const add = ({ gate, measure, n }: GateCount) => {
      const key = `${gate} ${measure}`;
      const known = sums.get(key)?.n ?? 0;
      sums.set(key, { gate, measure: measure as GateMeasure, n: known + n });
    };
    const { clean, raw } = await this.#stretches(query);
    for (const days of clean) {
      (await readCounts(this.#knex, { ...query, ...days })).forEach(add);
    }
    for (const window of raw) {
      const { gate } = query;
      const scope = scopeOf(query);
      (await gateCounts(this.#knex, { scope, window, gate })).forEach(add);
    }
    return [...sums.values()];
  }

  async #addDecided(query: SketchQuery, gathered: Gathered): Promise<void> {
    const { clean, raw } = await this.#stretches(query);
    for (const days of clean) {
      const range = { ...query, ...days };
      for (const row of await readSketches(this.#knex, range, 'decided')) {
        gathered.add('decided', row);
      }
    }
    for (const window of raw) {
      const { gate } = query;
      const options = { scope: scopeOf(query), gate, ...window };
      for (const row of await decidedSketches(this.#knex, options)) {
        gathered.add('decided', row);
      }
    }
  }

  async #addOpen(
    query: SketchQuery,
    at: number,
    kind: 'openAtStart' | 'openAtEnd',
    gathered: Gathered,
  ): Promise<void> {
    const day = dayOf(at);
    const range = { ...query, fromDay: day, toDay: day + 1 };
    const known =
      at === day * DAY &&
      (await this.#isStockKnown(day)) &&
      (await dirtyDaysOf(this.#knex, range, 'open')).size === 0;
    const rows = known
      ? await readSketches(this.#knex, range, 'open')
      : await openSketches(this.#knex, {
          scope: scopeOf(query),
          gate: query.gate,
          at,
        });
    rows.forEach(row => gathered.add(kind, row));
  }

  /** The stock of a day is computed once the day has begun. */
  async #isStockKnown(day: number): Promise<boolean> {
    const row = await this.#knex('projection_state')
      .where({ name: 'stockDay' })
      .first('value');
    return row !== undefined && day <= Number(row.value);
  }

  /** Clean whole days, and what has to be read raw. */
  async #stretches(query: SketchQuery) {
    const range = {
      ...query,
      fromDay: dayOf(query.since),
      toDay: dayOf(query.until) + 1,
    };
    const dirty = await dirtyDaysOf(this.#knex, range, 'decided');
    return stretchesOf(query, dirty);
  }
}

function scopeOf({ scopeId }: SketchQuery): FigureScope {
  return scopeId === ORGANISATION_SCOPE
    ? { type: 'organisation' }
    : { type: 'aggregate', entityId: scopeId };
}
