import { z } from 'zod';
import { DeliveryRequestOptions } from './DeliveryApi';
import { readAnswer } from './readAnswer';

/** How a client reaches the delivery backend. @public */
export interface DeliveryClientOptions {
  /** Sends requests; `fetchApiRef` in frontends. Default: the global `fetch`. */
  fetchApi?: { fetch: typeof fetch };
  /**
   * Where the backend is. Default: `plugin://delivery`, which `fetchApiRef`
   * resolves; backends give `await discovery.getBaseUrl('delivery')`.
   */
  baseUrl?: string;
}

/** One request: what is sent, and what accompanies it. */
export interface JsonRequest extends DeliveryRequestOptions {
  query?: object;
  body?: unknown;
}

/** Sends JSON to the delivery backend, and checks what it answers. */
export class JsonRequests {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: string;

  constructor(options: DeliveryClientOptions) {
    const { fetchApi, baseUrl = 'plugin://delivery' } = options;
    this.#fetch = (input, init) => (fetchApi ?? globalThis).fetch(input, init);
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
  }

  async get<T extends z.ZodType>(
    path: string,
    schema: T,
    request: JsonRequest,
  ) {
    return readAnswer(await this.send('GET', path, request), schema, path);
  }

  async post<T extends z.ZodType>(
    path: string,
    schema: T,
    request: JsonRequest,
  ) {
    return readAnswer(await this.send('POST', path, request), schema, path);
  }

  async send(method: string, path: string, request: JsonRequest) {
    const { query = {}, body, token, signal } = request;
    const url = `${this.#baseUrl}${path}${queryText(query)}`;
    return this.#fetch(url, {
      method,
      ...(signal && { signal }),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

function queryText(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
