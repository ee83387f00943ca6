import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { FaultScript } from './faults';
import { matchRoute } from './matchRoute';
import {
  LoggedRequest,
  ReplayAnswer,
  ReplayRequest,
  ReplayRoute,
} from './types';

/** See {@link ReplayServer.start}. */
export interface ReplayServerOptions {
  routes: readonly ReplayRoute[];
  faults?: FaultScript;
  /** Undefined: the caller may go on; otherwise what strangers are told. */
  authorize?: (request: ReplayRequest) => ReplayAnswer | undefined;
  /** Default: any that is free. */
  port?: number;
}

/**
 * A local server that answers as a vendor does, and fails when it is told to.
 *
 * @remarks
 * Listens on the loopback address only. Answers to GET carry an ETag, and 304
 * comes back where the client knows it.
 */
export class ReplayServer {
  /** What came in, in order. */
  readonly requests: LoggedRequest[] = [];
  /** May be replaced while the server runs. */
  faults: FaultScript | undefined;
  authorize: ReplayServerOptions['authorize'];
  readonly #routes: readonly ReplayRoute[];
  readonly #server: Server;
  readonly #listeners = new Set<(request: LoggedRequest) => void>();
  #count = 0;

  static async start(options: ReplayServerOptions): Promise<ReplayServer> {
    const server = new ReplayServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor(options: ReplayServerOptions) {
    this.#routes = options.routes;
    this.faults = options.faults;
    this.authorize = options.authorize;
    this.#server = createServer((message, response) => {
      this.#serve(message, response).catch(error => {
        response.statusCode = 500;
        response.end(String(error));
      });
    });
  }

  /** Origin of the server, without a slash at its end. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Calls back for each request, once it is known what becomes of it. */
  onRequest(listener: (request: LoggedRequest) => void): void {
    this.#listeners.add(listener);
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(
    message: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) {
      chunks.push(chunk);
    }
    const { method = 'GET', headers } = message;
    const url = new URL(message.url ?? '/', this.url);
    const found = matchRoute(this.#routes, { method, path: url.pathname });
    const request: ReplayRequest = {
      method,
      url,
      headers,
      params: found?.params ?? {},
      query: url.searchParams,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.#count += 1;
    const fault = this.faults?.(this.#count, request);
    if (fault?.kind === 'answer') {
      this.#send(request, response, fault.answer);
      return;
    }
    if (fault?.kind === 'silence') {
      // The client gives up and closes, or the server is stopped.
      this.#log(request, 0);
      return;
    }
    if (fault?.kind === 'hangUp') {
      this.#log(request, 0);
      response.destroy();
      return;
    }
    const answer = this.authorize?.(request) ??
      (await found?.route.handle(request)) ?? {
        status: 404,
        body: { message: 'Not Found' },
      };
    if (fault?.kind === 'truncate') {
      this.#truncate(request, response, answer);
    } else {
      this.#send(request, response, answer);
    }
  }

  #send(
    request: ReplayRequest,
    response: ServerResponse,
    { status = 200, headers = {}, body }: ReplayAnswer,
  ): void {
    const text = textOf(body);
    const isTagged = status === 200 && request.method === 'GET';
    const etag = isTagged
      ? `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
      : undefined;
    const isKnown =
      etag !== undefined && request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : status, {
      ...(typeof body !== 'string' && { 'content-type': 'application/json' }),
      ...(etag && { etag }),
      ...headers,
    });
    response.end(isKnown ? undefined : text);
    this.#log(request, isKnown ? 304 : status);
  }

  /** Announces all of it, sends half, and breaks off. */
  #truncate(
    request: ReplayRequest,
    response: ServerResponse,
    { status = 200, headers = {}, body }: ReplayAnswer,
  ): void {
    const bytes = Buffer.from(textOf(body));
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
      'content-length': String(bytes.length + 1),
    });
    response.write(bytes.subarray(0, bytes.length / 2), () =>
      response.destroy(),
    );
    this.#log(request, 0);
  }

  #log({ method, url }: ReplayRequest, status: number): void {
    const logged = { method, target: `${url.pathname}${url.search}`, status };
    this.requests.push(logged);
    this.#listeners.forEach(listener => listener(logged));
  }
}

function textOf(body: unknown): string {
  if (body === undefined) {
    return '';
  }
  return typeof body === 'string' ? body : JSON.stringify(body);
}
