import { DataQuality } from '@delivery-stack/backstage-plugin-delivery-common';
import { EventStore } from '../database/EventStore';
import { Frames } from './Frames';
import { InsightQueries } from './queries';
import { DataQualityService, FrameRequest } from './services';
import { iso } from './window';

/** See {@link DefaultDataQualityService.create}. */
export interface DataQualityOptions {
  frames: Frames;
  events: EventStore;
  queries: InsightQueries;
}

/**
 * Says how far figures can be trusted.
 *
 * @remarks
 * A source serves the whole organisation, so its tallies are shown for the
 * organisation only; anomalies are those of the scope.
 *
 * @internal
 */
export class DefaultDataQualityService implements DataQualityService {
  readonly #options: DataQualityOptions;

  static create(options: DataQualityOptions): DefaultDataQualityService {
    return new DefaultDataQualityService(options);
  }

  private constructor(options: DataQualityOptions) {
    this.#options = options;
  }

  async getDataQuality(request: FrameRequest): Promise<DataQuality> {
    const { frames, events, queries } = this.#options;
    const { involving } = request;
    const frame = await frames.resolve(request);
    const isWhole = frame.about.kind === 'organisation';
    const sources = isWhole ? await events.sources() : [];
    return {
      frame: await frames.describe(frame),
      sources: sources.map(({ lastEventAt, ...tally }) => ({
        ...tally,
        ...(lastEventAt !== undefined && { lastEventAt: iso(lastEventAt) }),
      })),
      anomalies: await queries.anomaliesInScope({ ...frame, involving }),
    };
  }
}
