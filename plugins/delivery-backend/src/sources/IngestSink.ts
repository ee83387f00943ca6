import {
  EventSink,
  EventSinkResult,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { CdEvent, toCdEvent } from '@delivery-stack/flow';
import { Adaptation, collectFacts } from '@delivery-stack/flow/adapters';
import { SourceRunStore } from '../database/SourceRunStore';
import { EventIngest } from '../ingest/EventIngest';

/** Small enough to be stored in a moment, large enough to be few. */
const BATCH = 500;

/** What a sink needs. @internal */
export interface IngestSinkOptions {
  ingest: EventIngest;
  runs: Pick<SourceRunStore, 'count'>;
  sourceId: string;
  clock: () => number;
}

/**
 * Hands the events of a source to the ingest, a batch at a time, and counts
 * what became of them.
 *
 * @internal
 */
export class IngestSink implements EventSink {
  readonly #options: IngestSinkOptions;

  static create(options: IngestSinkOptions): IngestSink {
    return new IngestSink(options);
  }

  private constructor(options: IngestSinkOptions) {
    this.#options = options;
  }

  async ingest(
    events: Iterable<CdEvent> | AsyncIterable<CdEvent>,
  ): Promise<EventSinkResult> {
    const result = await this.#store(events);
    await this.#count(result, { ignored: 0, reasons: [] });
    return result;
  }

  async adapt(adaptations: Iterable<Adaptation>): Promise<EventSinkResult> {
    const parts = [...adaptations];
    const { facts, unrecognised } = collectFacts(parts);
    const stored = await this.#store(facts.map(toCdEvent));
    // Each payload counts, and so does a decision that nothing dates.
    const perPayload = parts.flatMap(part => part.unrecognised ?? []);
    const told = new Set(perPayload);
    const reasons = [
      ...perPayload,
      ...unrecognised.filter(reason => !told.has(reason)),
    ];
    const result = { ...stored, rejected: stored.rejected + reasons.length };
    const ignored = parts.filter(part => part.ignored !== undefined).length;
    await this.#count(result, { ignored, reasons });
    return result;
  }

  async #store(
    events: Iterable<CdEvent> | AsyncIterable<CdEvent>,
  ): Promise<EventSinkResult> {
    const { ingest, sourceId: origin } = this.#options;
    const sum = { accepted: 0, duplicate: 0, conflicting: 0, rejected: 0 };
    let batch: CdEvent[] = [];
    const flush = async () => {
      const result = await ingest.accept(batch, { origin });
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

  async #count(
    result: EventSinkResult,
    more: { ignored: number; reasons: readonly string[] },
  ): Promise<void> {
    const { runs, sourceId, clock } = this.#options;
    const { ignored, reasons } = more;
    const tally = { ...result, ignored };
    if (Object.values(tally).some(count => count > 0)) {
      await runs.count(sourceId, { now: clock(), tally, reasons });
    }
  }
}
