import {
  addAbandoned,
  Distribution,
  distributionOfSketches,
  emptySpells,
  finishSpells,
} from '@delivery-stack/flow';
import {
  GateStore,
  Segment,
  segments,
  StoredSpell,
} from '../database/GateStore';
import { SegmentSketches, SketchStore } from '../database/SketchStore';
import { Frame } from './Frames';
import { periodSpells } from './periodSpells';

/** Up to so many stays figures are exact; sketches, within 1 %, beyond. */
const EXACT_UP_TO = 20_000;

/** A distribution for each segment of each gate. */
export type SegmentDistributions = Map<string, Record<Segment, Distribution>>;

/** Abandoned stays of one segment of one gate. */
export type Abandoned = (gate: string, segment: Segment) => number;

/** The stays of a frame, exact or in sketches. */
export type GateStays =
  | { spells: StoredSpell[]; sketches?: undefined }
  | { sketches: SegmentSketches[]; spells?: undefined };

/**
 * How long subjects stay at gates.
 *
 * @remarks
 * Entities, systems and owners: exactly, from every stay. The organisation and
 * domains: the same while the window holds at most {@link EXACT_UP_TO} stays,
 * and from sketches beyond, so that the cost depends on gates × days. Working
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

  /** Reads the stays of a frame, at all gates or at one. */
  async read(frame: Frame, gate?: string): Promise<GateStays> {
    const { sketchScope, ruler, window } = frame;
    if (sketchScope === undefined || ruler.calendar === 'working') {
      return { spells: await this.#gates.spells({ ...frame, gate }) };
    }
    const limit = this.#exactUpTo + 1;
    const spells = await this.#gates.spells({ ...frame, gate, limit });
    return spells.length < limit
      ? { spells }
      : {
          sketches: await this.#sketches.window({
            scopeId: sketchScope,
            gate,
            ...window,
          }),
        };
  }
}

/** The distributions of what was read; gates without a stay are left out. */
export function distributionsOf(
  stays: GateStays,
  frame: Frame,
  abandoned: Abandoned,
): SegmentDistributions {
  return stays.sketches
    ? ofSketches(stays.sketches, abandoned)
    : ofSpells(stays.spells, frame, abandoned);
}

function ofSpells(
  spells: readonly StoredSpell[],
  frame: Frame,
  abandoned: Abandoned,
): SegmentDistributions {
  const byKey = new Map<string, StoredSpell[]>();
  for (const spell of spells) {
    const list = byKey.get(keyOf(spell)) ?? [];
    list.push(spell);
    byKey.set(keyOf(spell), list);
  }
  return byGate(spells, (gate, segment) =>
    finishSpells(
      periodSpells(byKey.get(keyOf({ gate, segment })) ?? [], {
        ...frame,
        abandoned: abandoned(gate, segment),
      }),
    ),
  );
}

function ofSketches(
  sketches: readonly SegmentSketches[],
  abandoned: Abandoned,
): SegmentDistributions {
  const byKey = new Map(sketches.map(each => [keyOf(each), each]));
  return byGate(sketches, (gate, segment) => {
    const found = byKey.get(keyOf({ gate, segment }));
    return found
      ? distributionOfSketches(found, {
          total: found.total,
          abandoned: abandoned(gate, segment),
        })
      : finishSpells(addAbandoned(emptySpells(), abandoned(gate, segment)));
  });
}

function byGate(
  rows: ReadonlyArray<{ gate: string }>,
  distributionOf: (gate: string, segment: Segment) => Distribution,
): SegmentDistributions {
  const gates = new Set(rows.map(({ gate }) => gate));
  return new Map(
    [...gates].map(gate => [
      gate,
      Object.fromEntries(
        segments.map(segment => [segment, distributionOf(gate, segment)]),
      ) as Record<Segment, Distribution>,
    ]),
  );
}

function keyOf(each: { gate: string; segment: Segment }): string {
  return `${each.segment} ${each.gate}`;
}
