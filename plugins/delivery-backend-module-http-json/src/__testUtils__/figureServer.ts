import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { MeterRequest } from '@delivery-stack/backstage-plugin-delivery-node';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { readHttpJsonConfig } from '../config/readHttpJsonConfig';
import { HttpJsonMeter } from '../HttpJsonMeter';

export const SINCE = Date.parse('2026-03-01T00:00:00Z');
export const UNTIL = Date.parse('2026-03-10T00:00:00Z');

export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/** Answers with that text, whether it is JSON or not. */
export const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(body);
  };

/** Answers with that document. */
export const json = (document: unknown): Answer =>
  text(JSON.stringify(document));

/** Serves figures; `answer` can be replaced. */
export async function figureServer() {
  const asked: IncomingMessage[] = [];
  const served = { answer: text('') };
  const server = createServer((request, response) => {
    asked.push(request);
    served.answer(request, response);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(served, {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** A meter with one figure that never waits, and what it logs. */
export function meterOf(figure: object) {
  const config = new ConfigReader({
    delivery: { httpJson: { figure: figure as any } },
  });
  const logger = mockServices.logger.mock();
  const meter = HttpJsonMeter.create(readHttpJsonConfig(config), {
    logger,
    ambient: { sleep: async () => {} },
  });
  const read = (request: Partial<MeterRequest> = {}) =>
    meter.read({
      settings: { name: 'figure' },
      since: SINCE,
      until: UNTIL,
      every: 86_400_000,
      signal: new AbortController().signal,
      logger,
      ...request,
    });
  return { meter, read, logger };
}
