import { mockServices } from '@backstage/backend-test-utils';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connected } from '../__testUtils__/connected';
import { PrometheusConfig } from '../config/readPrometheusConfig';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const TOKEN = 's3cr3t-token';
const steps = { start: 60_000, end: 180_000, step: 60_000 };
const stops: Array<() => void> = [];
afterEach(() => stops.splice(0).forEach(stop => stop()));

const json =
  (body: unknown, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

const page =
  (status: number, text = '<html>Sign in</html>'): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(text);
  };

const refused = (errorType: string, error: string, status: number) =>
  json({ status: 'error', errorType, error }, status);

const success = (data: unknown, more: object = {}) =>
  json({ status: 'success', data, ...more });

const empty = { resultType: 'matrix', result: [] };

/** A server that answers so, the last for ever, and what it was asked. */
async function served(
  answers: Answer[],
  config: Partial<PrometheusConfig> = {},
) {
  const asked: Array<{ method: string; target: string; body: string }> = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const { method = '', url: target = '' } = request;
    asked.push({ method, target, body });
    answers[Math.min(asked.length, answers.length) - 1](request, response);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const baseUrl = `http://127.0.0.1:${port}/prefix`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const client = connected([{ baseUrl, headers, ...config }], {
    logger,
  }).get();
  const range = (query = 'up', signal = new AbortController().signal) =>
    client.range(query, steps, signal);
  return { range, asked, logger };
}

describe('PrometheusClient', () => {
  it('should ask in the address, with its own limits', async () => {
    const { range, asked } = await served([success(empty)]);
    expect(await range('sum(up) > 1')).toEqual([]);
    expect(asked).toEqual([
      {
        method: 'GET',
        target:
          '/prefix/api/v1/query_range?query=sum%28up%29+%3E+1&start=60&end=180&step=60&timeout=5000ms&limit=20',
        body: '',
      },
    ]);
  });

  it('should send what is too long for an address as a form', async () => {
    const { range, asked } = await served([success(empty)]);
    const query = `up or ${'ä'.repeat(2_000)}`;
    await range(query);
    const [{ method, target, body }] = asked;
    expect({ method, target }).toEqual({
      method: 'POST',
      target: '/prefix/api/v1/query_range',
    });
    expect(new URLSearchParams(body).get('query')).toBe(query);
  });

  it('should try again what passes', async () => {
    const { range, asked } = await served([page(502), success(empty)]);
    expect(await range()).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('should log what Prometheus remarks', async () => {
    const { range, logger } = await served([
      success(empty, {
        warnings: ['half\nof it'],
        infos: ['no counter', ...Array(20).fill('again')],
      }),
    ]);
    await range();
    expect(logger.debug.mock.calls.flat()).toEqual([
      'Prometheus (main) remarks: half of it',
      'Prometheus (main) remarks: no counter',
      ...Array(8).fill('Prometheus (main) remarks: again'),
    ]);
  });

  it.each<[string, Answer, RegExp]>([
    [
      'an expression that cannot be read',
      refused('bad_data', 'parse error: unexpected end', 400),
      /^Prometheus \(main\): cannot read the expression: parse error: unexpected end; correct it/,
    ],
    [
      'a timeout',
      refused('timeout', 'query timed out in expression evaluation', 503),
      /the query took too long; .* raise delivery\.prometheus\.main\.queryTimeout/,
    ],
    [
      'too many samples',
      refused('execution', 'query processing would load too many', 422),
      /cannot evaluate the expression: query processing would load too many; select fewer/,
    ],
    [
      'an error of its own',
      refused('internal', 'expanding series: no such file', 500),
      /failed: expanding series: no such file; see the log of Prometheus/,
    ],
    [
      'an error type that is a trap',
      refused('constructor', 'x', 400),
      /failed: x; see the log/,
    ],
    ['a 500 without words', page(500), /failed without a reason \(500\)/],
    ['a 401', page(401), /\(401\); correct delivery\.prometheus\.main\.cred/],
    ['a 403', page(403), /\(403\); let the account of .*credentials read/],
    ['a 404', page(404), /\(404\); correct .*baseUrl, which ends before/],
    ['another status', page(418), /answered 418; check that .*baseUrl is/],
    ['a sign-in page', page(200), /no JSON; a sign-in page, for instance/],
    ['nothing', page(200, ''), /no JSON/],
    ['other JSON', json({ hello: 1 }), /JSON of another shape\); check/],
    [
      'a matrix that is malformed',
      success({ resultType: 'matrix', result: [{ metric: 5 }] }),
      /JSON of another shape/,
    ],
    [
      'a figure that is none',
      success({
        resultType: 'matrix',
        result: [{ metric: {}, values: [[60, 'abc']] }],
      }),
      /a figure that is no number/,
    ],
    [
      'words',
      success({ resultType: 'string', result: [60, 'words'] }),
      /gives a text; write one that gives a number/,
    ],
    [
      '10 MB',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(`"${'x'.repeat(10 * 1_048_576)}"`);
      },
      /too large; .*aggregate them to one with sum\(\)/,
    ],
    [
      'a redirect elsewhere',
      (_, response) => {
        response.writeHead(302, { location: 'https://login.example/?t=1' });
        response.end();
      },
      /leads elsewhere \(redirect\); write the address .* as delivery\.prometheus\.main\.baseUrl/,
    ],
    [
      'a connection that is broken off',
      (_, response) => response.destroy(),
      /gives no complete answer; check that it runs, that the backend reaches/,
    ],
    [
      'a server that asks to wait for an hour',
      (_, response) => {
        response.writeHead(429, { 'retry-after': '3600' });
        response.end();
      },
      /asks to wait longer .*; read less often/,
    ],
  ])('should say what to do about %s', async (_, answer, message) => {
    const { range } = await served([answer]);
    await expect(range()).rejects.toMatchObject({
      name: 'PrometheusError',
      message: expect.stringMatching(message),
    });
  });

  it('should give a silent server up', async () => {
    const { range, asked } = await served([() => {}], { requestTimeout: 30 });
    await expect(range()).rejects.toThrow(/gives no complete answer/);
    expect(asked).toHaveLength(3);
  });

  it('should say that a long expression is refused', async () => {
    const { range, asked } = await served([page(405)]);
    await expect(range(`up + ${'1'.repeat(4_500)}`)).rejects.toThrow(
      /\(405\); shorten the expression, or let .* take POST/,
    );
    expect(asked).toHaveLength(1);
  });

  it('should repeat no secret, and few words', async () => {
    const { range, logger } = await served([
      refused(
        'internal',
        `remote read of http://user:pw@far.example with Bearer ${TOKEN}\u0000\n${'x'.repeat(
          500,
        )}`,
        500,
      ),
    ]);
    const message = await range().catch(String);
    expect(message).toMatch(/remote read of http:\/\/…@far\.example with … x/);
    expect(message).not.toMatch(/pw|s3cr3t/);
    expect(String(message).length).toBeLessThan(300);
    expect(JSON.stringify(logger.debug.mock.calls)).not.toContain(TOKEN);
  });

  it('should stop when it is told to', async () => {
    const stop = new AbortController();
    const { range } = await served([
      () => stop.abort(new DOMException('stopped', 'AbortError')),
    ]);
    await expect(range('up', stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
