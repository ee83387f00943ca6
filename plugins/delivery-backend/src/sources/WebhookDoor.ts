import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  EventSinkResult,
  EventSource,
  SourceWebhook,
  WebhookReading,
  WebhookRequest,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { SourceRunStore } from '../database/SourceRunStore';
import { SourceRunner } from './SourceRunner';

/** A source that is told of what happens. */
type Told = EventSource & { webhook: SourceWebhook };

/** What came of a webhook. @internal */
export type WebhookResult = EventSinkResult & { wishes: number };

/** See {@link WebhookDoor.create}. @internal */
export interface WebhookDoorOptions {
  sources: readonly EventSource[];
  runnerOf: (source: EventSource) => SourceRunner;
  runs: SourceRunStore;
  clock: () => number;
  logger: LoggerService;
  /** Has a source run soon, to fetch what was asked for. */
  trigger: (sourceId: string) => void;
}

/**
 * Takes webhooks in: checked, read, stored, and only then acknowledged.
 *
 * @remarks
 * What a body says is stored as events, in which persons are replaced; the
 * body itself never is, because nobody could be recognised in it later.
 *
 * @internal
 */
export class WebhookDoor {
  readonly #options: WebhookDoorOptions;
  readonly #told: ReadonlyMap<string, Told>;

  static create(options: WebhookDoorOptions): WebhookDoor {
    return new WebhookDoor(options);
  }

  private constructor(options: WebhookDoorOptions) {
    this.#options = options;
    this.#told = new Map(
      options.sources
        .filter((each): each is Told => each.webhook !== undefined)
        .map(each => [each.id, each]),
    );
  }

  /** Sources that can be told. */
  sources(): Told[] {
    return [...this.#told.values()];
  }

  /**
   * A webhook that came to the plugin's own route.
   *
   * @throws NotFoundError for a source that takes none; AuthenticationError
   * where the sender does not know the secret; InputError for no JSON;
   * ServiceUnavailableError where it could not be stored.
   */
  async receive(
    sourceId: string,
    request: Omit<WebhookRequest, 'body'>,
  ): Promise<WebhookResult> {
    const source = this.#told.get(sourceId);
    if (!source) {
      throw new NotFoundError(
        `No source '${sourceId}' takes webhooks; set its webhooks.secret`,
      );
    }
    const body = jsonOf(request);
    const isKnown = await source.webhook.verify({ ...request, body });
    if (!isKnown) {
      await this.#options.runs.refused(sourceId);
      throw new AuthenticationError(
        'The signature or token of the webhook is missing, or is not the one that is configured',
      );
    }
    if (body === undefined) {
      throw new InputError('The body is not JSON; set the content type to it');
    }
    try {
      return await this.#store(source, { headers: request.headers, body });
    } catch (error) {
      const { message } = toError(error);
      this.#options.logger.warn(
        `A webhook of ${sourceId} could not be stored: ${message}`,
      );
      throw new ServiceUnavailableError(
        'The webhook could not be stored; send it again',
      );
    }
  }

  /** A webhook that came through the events service, checked by its ingress. */
  async hear(
    source: Told,
    event: { eventPayload: unknown; metadata?: object },
  ): Promise<void> {
    await this.#store(source, {
      body: event.eventPayload,
      headers: (event.metadata ?? {}) as WebhookRequest['headers'],
    });
  }

  async #store(
    source: Told,
    request: Omit<WebhookRequest, 'rawBody'>,
  ): Promise<WebhookResult> {
    const { runnerOf, runs, clock, trigger } = this.#options;
    const { adaptations, wishes = [] } = readingOf(source.webhook, request);
    const result = await runnerOf(source).sink().adapt(adaptations);
    await runs.told(source.id, { now: clock(), wishes });
    if (wishes.length > 0) {
      trigger(source.id);
    }
    return { ...result, wishes: new Set(wishes).size };
  }
}

/** A body that the source stumbles over would come again for ever if it were refused. */
function readingOf(
  webhook: SourceWebhook,
  request: Omit<WebhookRequest, 'rawBody'>,
): WebhookReading {
  try {
    return webhook.read(request);
  } catch (error) {
    const unrecognised = `a webhook that could not be read: ${
      toError(error).message
    }`;
    return { adaptations: [{ facts: [], unrecognised }] };
  }
}

const FORM = /^application\/x-www-form-urlencoded/i;

/** The JSON of a body, also of one that is a form's field `payload`; undefined: it is none. */
function jsonOf({
  rawBody,
  headers,
}: Omit<WebhookRequest, 'body'>): unknown | undefined {
  const text = rawBody.toString('utf8');
  const json = FORM.test(headers['content-type'] ?? '')
    ? new URLSearchParams(text).get('payload') ?? ''
    : text;
  try {
    return JSON.parse(json);
  } catch {
    // Whoever knows the secret is told so; nobody else learns anything.
    return undefined;
  }
}
