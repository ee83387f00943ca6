import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { backoff } from './backoff';
import { welcomeAgainAt } from './retryAfter';
import { SourceHttpClient } from './SourceHttpClient';
import { SourceHttpOptions } from './sourceHttp';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const NOW = Date.parse('2026-03-02T00:00:00Z');
const stops: Array<() => void> = [];
afterEach(() => stops.splice(0).forEach(stop => stop()));

/** A vendor that gives its answers one after the other, the last for ever. */
async function vendor(
  answers: Answer[],
  options: Partial<SourceHttpOptions> = {},
) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answers[Math.min(asked.length, answers.length) - 1](request, response);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = { now: NOW };
  const slept: number[] = [];
  const client = SourceHttpClient.create({
    logger: mockServices.logger.mock(),
    origins: [url],
    timeoutMs: 2_000,
    ...options,
    ambient: {
      now: () => clock.now,
      random: () => 0.5,
      sleep: async ms => {
        slept.push(ms);
        clock.now += ms;
      },
    },
  });
  return { client, url, asked, slept };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };

const halfAnAnswer: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"half":', () => response.destroy());
};

const hangUp: Answer = (_, response) => {
  response.destroy();
};

describe('SourceHttpClient', () => {
  it.each<[string, Answer]>([
    ['a server error', json({}, 502)],
    ['half an answer', halfAnAnswer],
    ['a connection that is broken off', hangUp],
    ['a rate limit', json({}, 429, { 'retry-after': '3' })],
    [
      'a rate limit that calls itself forbidden',
      json({}, 403, { 'x-ratelimit-remaining': '0', 'retry-after': '3' }),
    ],
    [
      'a secondary rate limit',
      json({ message: 'You have exceeded a secondary rate limit' }, 403),
    ],
  ])('should try again after %s', async (_, fault) => {
    const { client, url, asked, slept } = await vendor([
      fault,
      fault,
      json({ good: true }),
    ]);
    const { body } = await client.json(`${url}/things`);
    expect(body).toEqual({ good: true });
    expect(asked).toHaveLength(3);
    expect(slept.every(ms => ms > 0)).toBe(true);
  });

  it('should give a silent server up after its time, and try again', async () => {
    const { client, url, asked } = await vendor(
      [() => {}, json({ good: true })],
      { timeoutMs: 50 },
    );
    expect((await client.json(url)).body).toEqual({ good: true });
    expect(asked).toHaveLength(2);
  });

  it.each<[string, Answer, string]>([
    ['no answer', hangUp, 'SourceUnavailableError'],
    ['server errors', json({}, 503), 'SourceUnavailableError'],
    ['rate limits', json({}, 429), 'SourceRateLimitedError'],
  ])('should end after five times %s', async (_, fault, name) => {
    const { client, url, asked } = await vendor([fault]);
    await expect(client.json(url)).rejects.toMatchObject({ name });
    expect(asked).toHaveLength(5);
  });

  it('should not wait longer than a run can', async () => {
    const { client, url, slept } = await vendor([
      json({}, 429, { 'retry-after': '3600' }),
    ]);
    await expect(client.json(url)).rejects.toMatchObject({
      name: 'SourceRateLimitedError',
      until: NOW + 3_600_000,
    });
    expect(slept).toEqual([]);
  });

  it('should say what credentials lack', async () => {
    const { client, url, asked } = await vendor(
      [json({ message: 'No rights here' }, 403)],
      { scopesOf: () => ['deployments:read'] },
    );
    await expect(client.json(`${url}/a?token=hidden`)).rejects.toMatchObject({
      name: 'SourceForbiddenError',
      scopes: ['deployments:read'],
      message: expect.stringMatching(/^GET 127.*\/a: 403 No rights here$/),
    });
    expect(asked).toHaveLength(1);
  });

  it('should renew a token that expired, once', async () => {
    const tokens = ['old', 'new'];
    const expired = json({}, 401);
    const { client, url, asked } = await vendor([expired, json({ ok: 1 })], {
      headers: () => ({ authorization: tokens.shift() ?? 'new' }),
    });
    expect((await client.json(url)).body).toEqual({ ok: 1 });
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      'old',
      'new',
    ]);
    const refused = await vendor([expired], {
      headers: () => ({ authorization: 'same' }),
    });
    await expect(refused.client.json(refused.url)).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
    expect(refused.asked).toHaveLength(1);
  });

  it('should send credentials nowhere else', async () => {
    const other = await vendor([json({ stolen: true })]);
    const { client, url } = await vendor([
      json({}, 302, { location: other.url }),
    ]);
    for (const address of [url, other.url]) {
      await expect(client.json(address)).rejects.toMatchObject({
        name: 'SourceAnswerError',
      });
    }
    expect(other.asked).toHaveLength(0);
  });

  it('should follow a redirect within the source', async () => {
    const { client, url } = await vendor([
      json({}, 301, { location: '/moved' }),
      json({ good: true }),
    ]);
    expect((await client.json(url)).body).toEqual({ good: true });
  });

  it('should refuse what is too large, and web pages', async () => {
    const large = await vendor([json('x'.repeat(2_000))], { maxBytes: 1_000 });
    await expect(large.client.json(large.url)).rejects.toThrow(/larger than/);
    const page = await vendor([
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<form>Sign in</form>');
      },
    ]);
    await expect(page.client.json(page.url)).rejects.toThrow(/sign-in page/);
  });

  it('should know what was not modified', async () => {
    const { client, url, asked } = await vendor([
      json({ a: 1 }, 200, { etag: '"1"' }),
      (_, response) => {
        response.writeHead(304);
        response.end();
      },
    ]);
    const { etag } = await client.json(url);
    const again = await client.json(url, { etag });
    expect(again).toMatchObject({ notModified: true, body: undefined });
    expect(asked[1].headers['if-none-match']).toBe('"1"');
  });

  it('should read page by page, and leave a circle', async () => {
    const { client, url } = await vendor([
      json({ items: [1], next: '/two' }),
      json({ items: [2] }),
      json({ items: [3], next: '/' }),
    ]);
    const read = async () => {
      const items: number[] = [];
      const pages = client.pages<{ items: number[]; next?: string }>(
        `${url}/`,
        { next: ({ body }) => body.next },
      );
      for await (const { body } of pages) {
        items.push(...body.items);
      }
      return items;
    };
    expect(await read()).toEqual([1, 2]);
    await expect(read()).rejects.toThrow(/circles/);
  });

  it('should not repeat what changes something', async () => {
    const { client, url, asked } = await vendor([json({}, 503)]);
    await expect(
      client.json(url, { method: 'POST', body: {} }),
    ).rejects.toMatchObject({ name: 'SourceUnavailableError' });
    expect(asked).toHaveLength(1);
  });

  it('should stop when it is told to', async () => {
    const stop = new AbortController();
    const { client, url } = await vendor([
      () => stop.abort(new DOMException('stopped', 'AbortError')),
    ]);
    await expect(
      client.json(url, { signal: stop.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('should not leave a listener for each request at the signal of a run', async () => {
    const { signal } = new AbortController();
    const { client, url } = await vendor([json({})]);
    for (let request = 0; request < 5; request += 1) {
      await client.boundedFetch(url, { signal });
      await client.fetch(url, { signal });
    }
    expect(getEventListeners(signal, 'abort').length).toBeLessThan(2);
  });

  it('should hand refusals to a library as answers', async () => {
    const { client, url } = await vendor([json({}, 502), json({ no: 1 }, 404)]);
    const response = await client.fetch(`${url}/x`);
    expect([response.status, await response.json()]).toEqual([404, { no: 1 }]);
  });
});

describe('the wait between attempts', () => {
  it('grows, and is never longer than half a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, chance) => {
          const wait = backoff(attempt, () => chance);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(
            Math.min(30_000, 500 * 2 ** (attempt - 1)),
          );
        },
      ),
    );
  });

  it.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '7' }, NOW + 7_000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 00:01:00 GMT' }, NOW + 60_000],
    [{ 'x-ratelimit-reset': String(NOW / 1_000 + 9) }, NOW + 9_000],
    [{ 'ratelimit-reset': '12' }, NOW + 12_000],
    [{ 'x-ratelimit-reset': '2026-03-02T00:00:30Z' }, NOW + 30_000],
    [{ 'retry-after': '5', 'ratelimit-reset': '50' }, NOW + 5_000],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('is what %p says', (headers, expected) => {
    expect(welcomeAgainAt(new Headers(headers), NOW)).toBe(expected);
  });
});
