import {
  addToSketch,
  Distribution,
  distributionOfSketches,
  finishSpells,
  mergeSketches,
  Sketch,
  emptySketch,
} from '@delivery-stack/flow';
import { FigureWindow } from '../database/FigureScope';
import {
  GateStore,
  Segment,
  segments,
  StoredSpell,
} from '../database/GateStore';
import { SegmentSketches, SketchStore } from '../database/SketchStore';
import { Frame } from './Frames';
import { periodSpells } from './periodSpells';
import { DAY, startOfDay } from './window';

/** Up to so many stays figures are exact; sketches, within 1 %, beyond. */
const EXACT_UP_TO = 20_000;

/** A distribution for each segment of each gate. */
export type SegmentDistributions = Map<string, Record<Segment, Distribution>>;

/** The distributions of a frame, and where they were read. */
export interface GateFigures {
  distributions: SegmentDistributions;
  /** The whole UTC days that were read from sketches; absent: none was. */
  sketched?: FigureWindow;
}

/** Abandoned rounds and returns by gate and segment. */
export type AbandonedCounts = Map<string, Partial<Record<Segment, number>>>;

/**
 * How long subjects stay at gates.
 *
 * @remarks
 * Entities, systems and owners: exactly, from every stay. The organisation and
 * domains: the same while the window holds at most {@link EXACT_UP_TO} stays;
 * from there whole days come from sketches, and only the rest of a day at
 * either end from stays, so that the cost depends on gates × days. Working
 * time has no sketches and is always exact.
 */
export class GateDistributions {
  readonly #gates: GateStore;
  readonly #sketches: SketchStore;
  readonly #exactUpTo: number;

  static create(options: {
    gates: GateStore;
    sketches: SketchStore;
    /** For tests: how many stays are read before sketches are. */
    exactUpTo?: number;
  }): GateDistributions {
    return new GateDistributions(options);
  }

  private constructor(options: {
    gates: GateStore;
    sketches: SketchStore;
    exactUpTo?: number;
  }) {
    this.#gates = options.gates;
    this.#sketches = options.sketches;
    this.#exactUpTo = options.exactUpTo ?? EXACT_UP_TO;
  }

  /** The distributions of a frame; gates without a stay are left out. */
  async of(
    frame: Frame,
    options: { gate?: string; abandoned?: AbandonedCounts } = {},
  ): Promise<GateFigures> {
    const { gate, abandoned = new Map() } = options;
    const { sketchScope, ruler } = frame;
    if (sketchScope === undefined || ruler.calendar === 'working') {
      const spells = await this.#gates.spells({ ...frame, gate });
      return { distributions: this.#exact(spells, frame, abandoned) };
    }
    const spells = await this.#gates.spells({
      ...frame,
      gate,
      limit: this.#exactUpTo + 1,
    });
    if (spells.length <= this.#exactUpTo) {
      return { distributions: this.#exact(spells, frame, abandoned) };
    }
    return this.#sketched({ ...frame, sketchScope }, gate, abandoned);
  }

  #exact(
    spells: StoredSpell[],
    frame: Frame,
    abandoned: AbandonedCounts,
  ): SegmentDistributions {
    const { window, ruler } = frame;
    return distributionsBy(keyed(spells), (gate, segment, stays) =>
      finishSpells(
        periodSpells(stays, {
          window,
          ruler,
          abandoned: abandoned.get(gate)?.[segment],
        }),
      ),
    );
  }

  async #sketched(
    frame: Frame & { sketchScope: number },
    gate: string | undefined,
    abandoned: AbandonedCounts,
  ): Promise<GateFigures> {
    const { since, until } = frame.window;
    const from = Math.ceil(since / DAY) * DAY;
    const to = Math.max(from, startOfDay(until));
    const read = (window: FigureWindow) =>
      window.since < window.until
        ? this.#gates.spells({ ...frame, gate, window })
        : [];
    const days = await this.#sketches.window({
      scopeId: frame.sketchScope,
      gate,
      fromDay: from / DAY,
      toDay: to / DAY,
    });
    const head = await read({ since, until: Math.min(from, until) });
    const tail = await read({ since: to, until });
    return {
      distributions: combine({ days, head, tail, frame, from, to, abandoned }),
      sketched: { since: from, until: to },
    };
  }
}

interface Parts {
  days: SegmentSketches[];
  /** Stays of the rest of the first day, up to `from`. */
  head: StoredSpell[];
  /** Stays of the last day so far, since `to`. */
  tail: StoredSpell[];
  frame: Frame;
  from: number;
  to: number;
  abandoned: AbandonedCounts;
}

function combine(parts: Parts): SegmentDistributions {
  const { days, head, tail, frame, from, to, abandoned } = parts;
  const { since, until } = frame.window;
  const heads = keyed(head);
  const tails = keyed(tail);
  const whole = new Map(days.map(each => [keyOf(each), each]));
  const keys = new Set([...heads.keys(), ...tails.keys(), ...whole.keys()]);
  const all = new Map([...keys].map(key => [key, [] as StoredSpell[]]));
  return distributionsBy(all, (gate, segment) => {
    const key = keyOf({ gate, segment });
    const day = whole.get(key);
    const headStays = heads.get(key) ?? [];
    const tailStays = tails.get(key) ?? [];
    const decided = [
      ...headStays.filter(stay => endsWithin(stay, since, from)),
      ...tailStays.filter(stay => endsWithin(stay, to, until)),
    ];
    const lengths = decided.map(stay => stay.ended! - stay.opened);
    const openAt = (stays: StoredSpell[], instant: number) =>
      stays
        .filter(stay => stay.opened < instant && !(stay.ended! < instant))
        .map(stay => instant - stay.opened);
    return distributionOfSketches(
      {
        decided: mergeSketches(
          day?.decided ?? emptySketch(),
          sketchOf(lengths),
        ),
        openAtStart:
          since === from
            ? day?.openAtStart ?? sketchOf(openAt(tailStays, since))
            : sketchOf(openAt(headStays, since)),
        openAtEnd:
          until === to
            ? day?.openAtEnd ?? emptySketch()
            : sketchOf(openAt(tailStays, until)),
      },
      {
        total: lengths.reduce((sum, length) => sum + length, day?.total ?? 0),
        abandoned: abandoned.get(gate)?.[segment],
      },
    );
  });
}

function endsWithin(stay: StoredSpell, since: number, until: number): boolean {
  return stay.ended !== undefined && stay.ended >= since && stay.ended < until;
}

function sketchOf(lengths: number[]): Sketch {
  return lengths.reduce(
    (sketch, length) => addToSketch(sketch, Math.max(0, length)),
    emptySketch(),
  );
}

const keyOf = (each: { gate: string; segment: Segment }) =>
  `${each.segment} ${each.gate}`;

function keyed(spells: StoredSpell[]): Map<string, StoredSpell[]> {
  const byKey = new Map<string, StoredSpell[]>();
  for (const spell of spells) {
    const key = keyOf(spell);
    const list = byKey.get(key);
    if (list) {
      list.push(spell);
    } else {
      byKey.set(key, [spell]);
    }
  }
  return byKey;
}

function distributionsBy(
  spells: Map<string, StoredSpell[]>,
  distributionOf: (
    gate: string,
    segment: Segment,
    stays: StoredSpell[],
  ) => Distribution,
): SegmentDistributions {
  const gates = new Set(
    [...spells.keys()].map(key => key.slice(key.indexOf(' ') + 1)),
  );
  return new Map(
    [...gates].map(gate => [
      gate,
      Object.fromEntries(
        segments.map(segment => [
          segment,
          distributionOf(
            gate,
            segment,
            spells.get(keyOf({ gate, segment })) ?? [],
          ),
        ]),
      ) as Record<Segment, Distribution>,
    ]),
  );
}
