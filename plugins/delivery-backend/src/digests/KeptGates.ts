import { groupRef } from '../config/digestConfig';
import { GateStore } from '../database/GateStore';
import { organisation } from '../database/FigureScope';
import { Glossary } from '../insight/Glossary';
import { Suppression } from '../permissions/Suppression';
import { FunctionWaits, GateWaits } from './DigestFacts';

type Counts = Awaited<ReturnType<GateStore['waitingCounts']>>;

/** Gates by the group whose function keeps them, and what waits there. @internal */
export class KeptGates {
  readonly #options: Parameters<typeof KeptGates.create>[0];

  static create(options: {
    functions: Readonly<Record<string, { group?: string }>>;
    gates: Pick<GateStore, 'waitingCounts'>;
    glossary: Glossary;
    suppression: Pick<Suppression, 'withholds'>;
  }): KeptGates {
    return new KeptGates(options);
  }

  private constructor(options: Parameters<typeof KeptGates.create>[0]) {
    this.#options = options;
  }

  /** Groups whose function keeps any gate. */
  keepers(): Set<string> {
    return new Set(this.#kept().map(({ group }) => group));
  }

  /**
   * What waits now, by group.
   *
   * @remarks
   * One question, whatever waits. Rework that a gate asked for waits for the
   * pod, and is not counted.
   */
  async waits(): Promise<Map<string, FunctionWaits[]>> {
    const { gates, suppression, glossary } = this.#options;
    const withheld = await suppression.withholds({ kind: 'organisation' });
    const counts = withheld
      ? []
      : await gates.waitingCounts({ scope: organisation });
    const waits = new Map<string, FunctionWaits[]>();
    for (const { group, name, gates: ids } of this.#kept()) {
      const ofFunction = {
        title: glossary.functionTitle(name),
        withheld,
        gates: ids.flatMap(id => gateWaits(id, counts, glossary)),
      };
      waits.set(group, [...(waits.get(group) ?? []), ofFunction]);
    }
    return waits;
  }

  /** Functions with a group and a gate. */
  #kept(): Array<{ group: string; name: string; gates: string[] }> {
    const { functions, glossary } = this.#options;
    return Object.entries(functions).flatMap(([name, { group }]) => {
      const ref = group === undefined ? undefined : groupRef(group);
      const gates = glossary
        .gates()
        .filter(gate => gate.function === name)
        .map(({ id }) => id);
      return ref === undefined || gates.length === 0
        ? []
        : [{ group: ref, name, gates }];
    });
  }
}

function gateWaits(id: string, counts: Counts, glossary: Glossary) {
  const here = counts.filter(
    ({ gate, phase }) => gate === id && phase !== 'return',
  );
  const n = (phase: string) =>
    here
      .filter(each => each.phase === phase)
      .reduce((sum, each) => sum + each.n, 0);
  const waits: GateWaits = {
    title: glossary.gateTitle(id),
    queued: n('queue'),
    processing: n('processing'),
    oldest: Math.min(...here.map(({ oldest }) => oldest)),
  };
  return here.length > 0 ? [waits] : [];
}
