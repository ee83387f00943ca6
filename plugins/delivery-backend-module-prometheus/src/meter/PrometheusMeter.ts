import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  MeterReading,
  MeterRequest,
  OutcomeMeter,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Connections } from '../api/Connections';
import { alignedRanges } from '../api/instants';
import { PrometheusError } from '../api/PrometheusError';
import { samplesOf } from '../api/samplesOf';
import { checkSettings, settingsSchema } from './settings';

/** Most readings of one request; what comes after is read the next time. */
const MOST_READINGS = 10_000;

/**
 * Reads the measure of an outcome from Prometheus: one expression, one series.
 *
 * @internal
 */
export class PrometheusMeter implements OutcomeMeter {
  readonly type = 'prometheus';
  readonly title = 'Prometheus';
  readonly #connections: Connections;

  static create(connections: Connections): PrometheusMeter {
    return new PrometheusMeter(connections);
  }

  private constructor(connections: Connections) {
    this.#connections = connections;
  }

  check(settings: JsonObject): string[] {
    return checkSettings(settings, this.#connections);
  }

  async read(request: MeterRequest): Promise<MeterReading[]> {
    const { settings, since, until, every, signal } = request;
    const complaints = this.check(settings);
    if (complaints.length > 0) {
      throw new InputError(complaints.join('\n'));
    }
    const { query, connection } = settingsSchema.parse(settings);
    const client = this.#connections.get(connection);
    const ranges = alignedRanges({
      after: Math.max(since, until - client.lookback),
      until,
      step: every,
    });
    const readings: MeterReading[] = [];
    let gaps = 0;
    // Goes on through ranges without figures: those would never be left behind.
    for await (const samples of samplesOf(client, { query, ranges, signal })) {
      const figures = samples.filter(({ value }) => Number.isFinite(value));
      gaps += samples.length - figures.length;
      readings.push(...figures);
      if (readings.length >= MOST_READINGS) {
        break;
      }
    }
    if (readings.length === 0 && gaps > 0) {
      throw new PrometheusError(
        `Prometheus (${client.name}): the expression gave NaN or infinity at each of ${gaps} instants; look at what it divides by`,
      );
    }
    return readings.slice(0, MOST_READINGS);
  }
}
