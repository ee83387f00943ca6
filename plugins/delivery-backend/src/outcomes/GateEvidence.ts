import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { Clock } from '../insight/Clock';

/** Verdicts rest on the decisions of a quarter; only a store that fills up changes them in minutes. */
const KEEP_MS = 60_000;

/** What gates decide and catch in the whole organisation, kept for a while. @internal */
export class GateEvidence {
  readonly #read: () => Promise<GateInsight[]>;
  readonly #clock: Clock;
  #kept: { at: number; gates: Promise<GateInsight[]> } | undefined;

  static create(options: {
    /** Every configured gate, with its figures of the last 90 days. */
    read: () => Promise<GateInsight[]>;
    clock: Clock;
  }): GateEvidence {
    return new GateEvidence(options);
  }

  private constructor(options: Parameters<typeof GateEvidence.create>[0]) {
    this.#read = options.read;
    this.#clock = options.clock;
  }

  read(): Promise<GateInsight[]> {
    const now = this.#clock();
    if (!this.#kept || now - this.#kept.at >= KEEP_MS) {
      const kept = { at: now, gates: this.#read() };
      this.#kept = kept;
      // A failure is this request's alone: the next one asks again.
      kept.gates.catch(() => {
        if (this.#kept === kept) {
          this.#kept = undefined;
        }
      });
    }
    return this.#kept.gates;
  }
}
