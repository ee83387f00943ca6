import {
  EventSink,
  EventSinkResult,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { CdEvent } from '@delivery-stack/flow';
import { EventIngest } from './ingest/EventIngest';

/** Small enough to be stored in a moment, large enough to be few. */
const BATCH = 500;

/** Hands the events of a source to the ingest, a batch at a time. @internal */
export class IngestSink implements EventSink {
  readonly #ingest: EventIngest;
  readonly #origin: string;

  static create(options: { ingest: EventIngest; origin: string }): IngestSink {
    return new IngestSink(options);
  }

  private constructor(options: { ingest: EventIngest; origin: string }) {
    this.#ingest = options.ingest;
    this.#origin = options.origin;
  }

  async ingest(
    events: Iterable<CdEvent> | AsyncIterable<CdEvent>,
  ): Promise<EventSinkResult> {
    const sum = { accepted: 0, duplicate: 0, conflicting: 0, rejected: 0 };
    let batch: CdEvent[] = [];
    const flush = async () => {
      const result = await this.#ingest.accept(batch, { origin: this.#origin });
      for (const key of Object.keys(sum) as Array<keyof EventSinkResult>) {
        sum[key] += result[key];
      }
      batch = [];
    };
    for await (const event of events) {
      batch.push(event);
      if (batch.length === BATCH) {
        await flush();
      }
    }
    if (batch.length > 0) {
      await flush();
    }
    return sum;
  }
}
