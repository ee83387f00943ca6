import { DeliveryFigureStore } from '../../database/DeliveryFigureStore';
import { organisation } from '../../database/FigureScope';
import { Clock } from '../../insight/Clock';
import { deploymentsPerDay } from '../../insight/deliveryFigures';
import { kept } from '../../insight/kept';
import { windowOf } from '../../insight/window';
import { FunctionGauge, GAUGE_HOLDS_MS, OwnMeasure } from './FunctionGauge';

/**
 * Measures how often production is reached, as the overview does.
 *
 * @remarks
 * Counts the production deployments of 90 days, at most once a minute.
 *
 * @internal
 */
export class ThroughputGauge implements FunctionGauge {
  readonly #read: () => Promise<OwnMeasure[]>;

  static create(options: {
    delivery: Pick<DeliveryFigureStore, 'deploymentCounts'>;
    clock: Clock;
  }): ThroughputGauge {
    return new ThroughputGauge(options);
  }

  private constructor(options: Parameters<typeof ThroughputGauge.create>[0]) {
    const { delivery, clock } = options;
    const measured = async () => {
      const window = windowOf({}, clock());
      const counts = await delivery.deploymentCounts({
        scope: organisation,
        window,
      });
      return [throughput(deploymentsPerDay(counts, window))];
    };
    this.#read = kept(measured, { clock, ms: GAUGE_HOLDS_MS });
  }

  read(): Promise<OwnMeasure[]> {
    return this.#read();
  }
}

function throughput(perDay: number | null): OwnMeasure {
  return {
    name: 'Pipeline throughput, successful production deployments over 90 days',
    value: perDay,
    unit: 'perDay',
    of: 'organisation',
    ...(perDay === null && { note: 'no deployment is known' }),
  };
}
