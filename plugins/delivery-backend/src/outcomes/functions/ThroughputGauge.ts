import { samplesNeeded } from '@delivery-stack/flow';
import {
  DeliveryFigureStore,
  RunTimes,
} from '../../database/DeliveryFigureStore';
import { organisation } from '../../database/FigureScope';
import { Clock } from '../../insight/Clock';
import { deploymentsPerDay } from '../../insight/deliveryFigures';
import { kept } from '../../insight/kept';
import { windowOf } from '../../insight/window';
import { FunctionGauge, GAUGE_HOLDS_MS, OwnMeasure } from './FunctionGauge';

/**
 * Measures how often production is reached, as the overview does, and how long
 * the runs were at work that reached it.
 *
 * @remarks
 * Reads the production deployments of 90 days, at most once a minute.
 *
 * @internal
 */
export class ThroughputGauge implements FunctionGauge {
  readonly #read: () => Promise<OwnMeasure[]>;

  static create(options: {
    delivery: Pick<DeliveryFigureStore, 'deploymentCounts' | 'runTimes'>;
    clock: Clock;
  }): ThroughputGauge {
    return new ThroughputGauge(options);
  }

  private constructor(options: Parameters<typeof ThroughputGauge.create>[0]) {
    const { delivery, clock } = options;
    const measured = async () => {
      const window = windowOf({}, clock());
      const frame = { scope: organisation, window };
      const counts = await delivery.deploymentCounts(frame);
      const times = await delivery.runTimes(frame);
      return [throughput(deploymentsPerDay(counts, window)), runTime(times)];
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

function runTime({ n, median }: RunTimes): OwnMeasure {
  const isKnown = median !== undefined && n >= samplesNeeded.p50;
  const why =
    n === 0
      ? 'no run of a deployment is known'
      : `needs n ≥ ${samplesNeeded.p50}`;
  return {
    name: 'Run time of pipelines to production, without queue and gates, P50 over 90 days',
    value: isKnown ? median / 1000 : null,
    unit: 'seconds',
    n,
    of: 'organisation',
    ...(!isKnown && { note: why }),
  };
}
