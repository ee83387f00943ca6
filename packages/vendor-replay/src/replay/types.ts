import { IncomingHttpHeaders } from 'node:http';

/** A request as handlers see it. */
export interface ReplayRequest {
  method: string;
  /** With the origin that the client used. */
  url: URL;
  /** Values of `:name` segments, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a handler answers; a body that is no text is sent as JSON. */
export interface ReplayAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** Undefined: there is no such thing. */
export type ReplayHandler = (
  request: ReplayRequest,
) => ReplayAnswer | undefined | Promise<ReplayAnswer | undefined>;

/**
 * What is answered at a path, such as `/repos/:owner/:name/pulls`.
 *
 * @remarks
 * A segment `:name` takes one segment, which may hold an encoded slash
 * (`bank%2Fledger`); a last segment `*name` takes all that is left.
 */
export interface ReplayRoute {
  /** Default GET. */
  method?: string;
  path: string;
  handle: ReplayHandler;
}

/** A request as the server's log keeps it: no headers and no bodies. */
export interface LoggedRequest {
  method: string;
  /** Path and query. */
  target: string;
  /** What was sent back; 0 where the connection was broken off. */
  status: number;
}
