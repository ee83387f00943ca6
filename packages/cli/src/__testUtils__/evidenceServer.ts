import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** One request that an instance was sent. */
export interface Received {
  url?: string;
  token?: string;
  body: any;
}

/** An instance that takes evidence, or answers with another status. */
export async function evidenceServer(answer: {
  status: number;
  body?: unknown;
  location?: string;
}) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({
      url: request.url,
      token: request.headers.authorization,
      body: await json(request),
    });
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(answer.location && { location: answer.location }),
    });
    response.end(JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}
