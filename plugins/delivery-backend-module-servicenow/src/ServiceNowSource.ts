import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EventSource,
  EventSourceContext,
  FoundTickets,
  runUnits,
  SourceWebhook,
  TicketQuery,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { TableClient } from './api/TableClient';
import { ServiceNowConfig, ticketTables } from './config/readServiceNowConfig';
import { selectTables } from './selection';
import { Dossiers } from './streams/Dossiers';
import { Rights } from './streams/Rights';
import { ticketKeys } from './streams/ticketKeys';
import { fetchUpdated, passKeyOf } from './streams/tickets';
import { fetchTouched, touchingTables } from './streams/touches';
import { fetchWishes } from './streams/wishes';
import { webhookOf } from './webhook';

/** What surrounds a source. @internal */
export interface ServiceNowSourceOptions {
  logger: LoggerService;
  /** Configuration items that the catalog's annotations name. */
  annotated: () => Promise<ReadonlySet<string>>;
  now?: () => number;
}

/**
 * Fetches changes, request items and catalog tasks of one instance, with
 * their approvals and their audit.
 *
 * @internal
 */
export class ServiceNowSource implements EventSource {
  readonly vendor = 'servicenow';
  readonly id: string;
  readonly title: string;
  readonly schedule: EventSource['schedule'];
  readonly webhook: SourceWebhook | undefined;
  readonly #config: ServiceNowConfig;
  readonly #options: ServiceNowSourceOptions;
  readonly #client: TableClient;

  static create(
    config: ServiceNowConfig,
    options: ServiceNowSourceOptions,
  ): ServiceNowSource {
    return new ServiceNowSource(config, options);
  }

  private constructor(
    config: ServiceNowConfig,
    options: ServiceNowSourceOptions,
  ) {
    this.#config = config;
    this.#options = options;
    this.#client = TableClient.create(config, options);
    this.id = config.id;
    this.title = config.title;
    this.schedule = config.schedule;
    this.webhook = webhookOf(config.webhooks);
  }

  async run(context: EventSourceContext): Promise<void> {
    const config = this.#config;
    const client = this.#client;
    const selections = await selectTables(config, this.#options.annotated);
    if (!Object.values(selections).some(Boolean)) {
      context.logger.info(
        'Nothing is selected: no entity has the annotation servicenow.com/ci-sysid, and projects names nothing else',
      );
    }
    const rights = new Rights(context);
    const dossiers = new Dossiers({ client, config, rights, context });
    const options = { client, config, selections, dossiers, context, rights };
    await fetchWishes(options);
    for (const touching of touchingTables) {
      await fetchTouched(touching, options);
    }
    await runUnits({
      units: ticketTables,
      unit: 'tables',
      nameOf: table => table,
      // One after the other: they share what they have fetched.
      concurrency: 1,
      context,
      run: table => fetchUpdated(table, options),
    });
    await rights.close();
    await this.#readAgain(context, rights);
  }

  /** What a query finds among the records that this source reads. */
  async ticketKeys(asked: TicketQuery): Promise<FoundTickets> {
    const selections = await selectTables(
      this.#config,
      this.#options.annotated,
    );
    return ticketKeys(asked, { client: this.#client, selections });
  }

  /** A table that an earlier run could not read: begin anew, with it. */
  async #readAgain(
    { memory, logger }: EventSourceContext,
    rights: Rights,
  ): Promise<void> {
    if (!rights.regained) {
      return;
    }
    for (const table of ticketTables) {
      await memory.delete(passKeyOf(table));
    }
    await rights.settle();
    logger.info(
      'Tables can be read that could not be read before; the next run reads everything again',
    );
  }
}
