import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import {
  SourceAnswerError,
  SourceHttpClient,
  SourceHttpOptions,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { HttpJsonConfig } from './config/readHttpJsonConfig';

/** Largest answer: 10,000 items of some 400 bytes. */
const MAX_BYTES = 4 * 1_048_576;
/** Attempts at one reading; the next one is due anyway. */
const ATTEMPTS = 3;

/** Begins messages of the client with method and address. */
const ADDRESS = /^[A-Z]+ \S+: /;

/** Asks for the document that one figure is in. */
export class FigureClient {
  readonly #figure: HttpJsonConfig;
  readonly #client: SourceHttpClient;

  static create(
    figure: HttpJsonConfig,
    options: { logger: LoggerService; ambient?: SourceHttpOptions['ambient'] },
  ): FigureClient {
    const client = SourceHttpClient.create({
      ...options,
      origins: [figure.url.origin],
      headers: () => figure.headers,
      attempts: ATTEMPTS,
      concurrency: 1,
      timeoutMs: figure.requestTimeout,
      maxBytes: MAX_BYTES,
    });
    return new FigureClient(figure, client);
  }

  private constructor(figure: HttpJsonConfig, client: SourceHttpClient) {
    this.#figure = figure;
    this.#client = client;
  }

  /**
   * @throws SourceAnswerError without address, header or word of the other
   * side, which might repeat them; AbortError where the signal fired.
   */
  async document(request: {
    since: number;
    until: number;
    signal: AbortSignal;
  }): Promise<JsonValue> {
    const { signal } = request;
    const response = await this.#ask(this.#figure.url.for(request), signal);
    if (response.status >= 400) {
      throw this.#problem(refusal(response.status));
    }
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      throw this.#problem(noJson(text, response));
    }
  }

  async #ask(url: string, signal: AbortSignal): Promise<Response> {
    try {
      return await this.#client.fetch(url, {
        signal,
        headers: { accept: 'application/json' },
      });
    } catch (error) {
      signal.throwIfAborted();
      throw this.#problem(failure(error as Error));
    }
  }

  #problem(problem: string): Error {
    return new SourceAnswerError(`${this.#figure.at}: ${problem}`);
  }
}

/** What the client gave up with, without where. */
function failure({ name, message }: Error): string {
  switch (name) {
    case 'SourceUnavailableError':
      return 'gave no complete answer; see that it is up, or raise requestTimeout';
    case 'SourceRateLimitedError':
      return 'asks to wait longer than a reading can (429); read it less often';
    default:
      return `${message.replace(
        ADDRESS,
        '',
      )}; correct its url, or have less sent`;
  }
}

function refusal(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return `was refused (${status}); correct its headers, or grant them the right to read it`;
    case 404:
    case 410:
      return `does not exist (${status}); correct its url`;
    default:
      return status >= 500
        ? `failed on the other side (${status}); mend it there, the next reading asks again`
        : `was not understood (${status}); correct its url`;
  }
}

function noJson(text: string, { headers }: Response): string {
  if (text === '') {
    return 'the answer is empty; correct its url';
  }
  return /html/i.test(headers.get('content-type') ?? '')
    ? 'a web page came instead of JSON, a sign-in page for instance; correct its url or headers'
    : 'what came is not JSON; correct its url';
}
