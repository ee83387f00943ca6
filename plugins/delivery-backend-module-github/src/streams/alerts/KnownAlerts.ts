import { SourceMemory } from '@delivery-stack/backstage-plugin-delivery-node';
import { AnyFact, Fact } from '@delivery-stack/flow';

type Finding = Fact<'finding.reported'>;

/** How long a reading of everything that is open stands for the present. */
const READING_HOLDS_MS = 86_400_000;
/** How long what is switched off is not asked about: it costs requests. */
const OFF_HOLDS_MS = 6 * 3_600_000;

/** What an alert that is deleted does not tell any more. */
export type KnownAlert = Pick<Finding['data'], 'tool' | 'severity' | 'opened'>;

type Reading = {
  /** When everything open was last read, epoch milliseconds. */
  readAt?: number;
  /** When GitHub last said that there is no such thing, epoch milliseconds. */
  offAt?: number;
  /** More were open than one reading takes. */
  tooMany?: boolean;
};

type State = Reading & {
  /** Those that were open when they were last read, by key. */
  open: Record<string, KnownAlert>;
};

/** What of some facts are findings. */
export const findingsIn = (facts: readonly AnyFact[]): Finding[] =>
  facts.flatMap(fact => (fact.type === 'finding.reported' ? [fact] : []));

/** Which alerts of a list are open, and when all of them were last read. */
export class KnownAlerts {
  readonly #memory: SourceMemory;
  readonly #key: string;
  #saved: string;
  #reading: Reading;
  readonly #open: Map<string, KnownAlert>;

  static async open(memory: SourceMemory, key: string): Promise<KnownAlerts> {
    const state = await memory.get<State>(key);
    return new KnownAlerts(memory, key, state ?? { open: {} });
  }

  private constructor(memory: SourceMemory, key: string, state: State) {
    const { open, ...reading } = state;
    this.#memory = memory;
    this.#key = key;
    this.#saved = JSON.stringify(state);
    this.#reading = reading;
    this.#open = new Map(Object.entries(open));
  }

  /** Keys of the findings that are open. */
  get keys(): string[] {
    return [...this.#open.keys()];
  }

  get(key: string): KnownAlert | undefined {
    return this.#open.get(key);
  }

  get tooMany(): boolean {
    return this.#reading.tooMany === true;
  }

  /** Whether everything open is to be read (again). */
  isDue(now: number): boolean {
    const { readAt } = this.#reading;
    return readAt === undefined || now - readAt >= READING_HOLDS_MS;
  }

  /** Whether it was switched off a short while ago. */
  isOff(now: number): boolean {
    const { offAt } = this.#reading;
    return offAt !== undefined && now - offAt < OFF_HOLDS_MS;
  }

  /**
   * Notes how findings stand.
   *
   * @returns Whether another one is open now, or one is not any more.
   */
  note(findings: readonly Finding[]): boolean {
    let changed = false;
    for (const { data } of findings) {
      const { key, state, tool, severity, opened } = data;
      changed ||= this.#open.has(key) !== (state === 'open');
      if (state === 'open') {
        this.#open.set(key, { tool, severity, opened });
      } else {
        this.#open.delete(key);
      }
    }
    return changed;
  }

  /** Leaves one to the lists: it is noted again where they have it. */
  forget(key: string): void {
    this.#open.delete(key);
  }

  /** Remembers what was noted, once it is stored. */
  async save(reading: Reading = {}): Promise<void> {
    this.#reading = { ...this.#reading, ...reading };
    const open = Object.fromEntries(this.#open);
    const text = JSON.stringify({ ...this.#reading, open });
    if (text !== this.#saved) {
      this.#saved = text;
      await this.#memory.set(this.#key, JSON.parse(text));
    }
  }
}
