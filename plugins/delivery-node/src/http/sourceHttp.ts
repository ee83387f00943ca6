import { LoggerService } from '@backstage/backend-plugin-api';

/** How a {@link SourceHttpClient} behaves; every default suits a vendor's API. @public */
export interface SourceHttpOptions {
  logger: LoggerService;
  /**
   * Headers of every attempt, credentials among them. Asked anew for each
   * attempt, so that a token that expired in the middle of a run is renewed.
   */
  headers?: () =>
    | Readonly<Record<string, string>>
    | Promise<Readonly<Record<string, string>>>;
  /** Origins that credentials may be sent to; a redirect or page elsewhere is refused. */
  origins: readonly string[];
  /** Requests at the same time; default 4. */
  concurrency?: number;
  /** Attempts at one request, the first included; default 5. */
  attempts?: number;
  /** Longest time for one attempt, body included; default 30,000 ms. */
  timeoutMs?: number;
  /** Largest body; default 20 MiB. */
  maxBytes?: number;
  /** Longest wait that a vendor may ask for before the run ends; default 60,000 ms. */
  maxWaitMs?: number;
  /** What a 403 is missing, in the vendor's words; default: none is known. */
  scopesOf?: (response: Response, body: string) => readonly string[];
  /** Whether a 403 asks to wait; default: `retry-after`, or no requests remaining. */
  isRateLimit?: (response: Response, body: string) => boolean;
  /** For tests. */
  ambient?: Partial<SourceAmbient>;
}

/** What surrounds a client; replaced in tests. @public */
export interface SourceAmbient {
  fetch: typeof fetch;
  now(): number;
  random(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** One request. @public */
export interface SourceRequest {
  signal?: AbortSignal;
  method?: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  /** ETag of what is known: the answer may be `notModified`. */
  etag?: string;
}

/** One answer. @public */
export interface SourceAnswer<T = unknown> {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined where nothing was modified, or nothing was sent. */
  body: T;
  etag?: string;
  /** True for 304: what is known still holds. */
  notModified: boolean;
}
