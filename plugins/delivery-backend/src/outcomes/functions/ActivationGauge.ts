import { ActivationStore } from '../../activations/ActivationStore';
import { clockOf } from '../../activations/clockOf';
import { Clock } from '../../insight/Clock';
import { kept } from '../../insight/kept';
import { windowOf } from '../../insight/window';
import { FunctionGauge, GAUGE_HOLDS_MS, OwnMeasure } from './FunctionGauge';
import { lengthMeasures } from './lengthMeasures';

/** Latest uses of patterns that figures are of. */
const MOST = 10_000;

/** Up to which milestone a gauge measures. */
const TITLES = {
  productive: 'Activation, requested → productive',
  ready: 'Provisioning, requested → ready',
} as const;

/**
 * Measures how long environments of patterns take, asked for in 90 days.
 *
 * @remarks
 * Those that did not get there yet count with the age that they have. Reads
 * one index range, at most once a minute.
 *
 * @internal
 */
export class ActivationGauge implements FunctionGauge {
  readonly #read: () => Promise<OwnMeasure[]>;

  static create(options: {
    activations: Pick<ActivationStore, 'instantsOf'>;
    clock: Clock;
    until: keyof typeof TITLES;
  }): ActivationGauge {
    return new ActivationGauge(options);
  }

  private constructor(options: Parameters<typeof ActivationGauge.create>[0]) {
    const { activations, clock, until } = options;
    const measured = async () => {
      const now = clock();
      const { since } = windowOf({}, now);
      const uses = await activations.instantsOf({ since }, MOST);
      const length = clockOf(uses, now)[until];
      return lengthMeasures(TITLES[until], length, ['p85']);
    };
    this.#read = kept(measured, { clock, ms: GAUGE_HOLDS_MS });
  }

  read(): Promise<OwnMeasure[]> {
    return this.#read();
  }
}
