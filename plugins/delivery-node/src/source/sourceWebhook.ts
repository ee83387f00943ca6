import { Adaptation } from '@delivery-stack/flow/adapters';

/** A webhook as it arrived. @public */
export interface WebhookRequest {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The bytes that a signature is about. */
  rawBody: Buffer;
  /** Parsed JSON. */
  body: unknown;
}

/** What a webhook says. @public */
export interface WebhookReading {
  /** Stored before the webhook is acknowledged. */
  adaptations: Adaptation[];
  /** Keys to fetch anew, see `SourceWishes`; kept before it is acknowledged. */
  wishes?: string[];
}

/**
 * How a source is told of what happens.
 *
 * @remarks
 * Two doors lead here. `POST /api/delivery/webhooks/<source id>` checks the
 * signature, stores, and only then answers 202: what could not be stored is
 * answered 503, and the vendor sends it again. `topic` subscribes to the
 * events service, where another module's ingress checked the signature; that
 * door cannot refuse, so the schedule heals what it loses.
 *
 * @public
 */
export interface SourceWebhook {
  /**
   * Whether the sender knows the secret. Compare in constant time.
   *
   * @remarks Return false to refuse (401, nothing is stored); never throw.
   */
  verify(request: WebhookRequest): boolean | Promise<boolean>;
  /** Reads a body of either door; headers are empty at the second. */
  read(request: Omit<WebhookRequest, 'rawBody'>): WebhookReading;
  /** Topic of the events service that carries the same bodies. */
  topic?: string;
}
