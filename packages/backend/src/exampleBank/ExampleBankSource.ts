import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EventSink,
  EventSource,
} from '@delivery-stack/backstage-plugin-delivery-node';
import {
  bankEvents,
  bankFindingEvents,
  ReadingConfig,
} from '@delivery-stack/example-bank';

/** Events that are handed over at once. */
const BATCH = 2_000;

/**
 * Fills the store with the example bank's year.
 *
 * @remarks
 * `now` is fixed when the backend starts: handing the record over again gives
 * the same events, which the store knows already. Another `now` would move the
 * same ids to other times.
 */
export class ExampleBankSource implements EventSource {
  readonly id = 'example-bank';
  readonly title = 'Example bank';
  /** Once; the record does not grow. */
  readonly schedule: EventSource['schedule'] = {
    frequency: { days: 365 },
    timeout: { minutes: 15 },
  };
  readonly #config: ReadingConfig;
  readonly #now: number;
  readonly #logger: LoggerService;

  static create(options: {
    config: ReadingConfig;
    now: number;
    logger: LoggerService;
  }): ExampleBankSource {
    return new ExampleBankSource(options);
  }

  private constructor(options: Parameters<typeof ExampleBankSource.create>[0]) {
    this.#config = options.config;
    this.#now = options.now;
    this.#logger = options.logger;
  }

  async run(context: {
    sink: Pick<EventSink, 'ingest'>;
    signal: AbortSignal;
  }): Promise<void> {
    const { sink, signal } = context;
    const now = this.#now;
    const events = [
      ...bankEvents({ now, config: this.#config }),
      ...bankFindingEvents({ now }),
    ];
    const total = { accepted: 0, duplicate: 0, conflicting: 0, rejected: 0 };
    for (let from = 0; from < events.length; from += BATCH) {
      signal.throwIfAborted();
      const result = await sink.ingest(events.slice(from, from + BATCH));
      total.accepted += result.accepted;
      total.duplicate += result.duplicate;
      total.conflicting += result.conflicting;
      total.rejected += result.rejected;
    }
    this.#logger.info(
      `The example bank's year is stored: ${total.accepted} events accepted, ${total.duplicate} known already, ${total.conflicting} conflicting, ${total.rejected} rejected`,
    );
  }
}
