import {
  Answer,
  figureServer,
  json,
  meterOf,
  SINCE,
  text,
  UNTIL,
} from './__testUtils__/figureServer';

const HOUR = 3_600_000;
const SECRET = 'Bearer very-secret';

let server: Awaited<ReturnType<typeof figureServer>>;
beforeEach(async () => {
  server = await figureServer();
});
afterEach(() => server.stop());

/** Reads what is answered, by a figure that is configured so. */
const readFrom = (answer: Answer, figure: object = {}) => {
  server.answer = answer;
  return meterOf({
    url: `${server.url}/figures/secret-path?key=secret-key`,
    headers: { authorization: SECRET, 'x-tenant': 'secret-tenant' },
    value: '/data/current',
    ...figure,
  });
};

describe('HttpJsonMeter', () => {
  it('should read a figure of now', async () => {
    const { read } = readFrom(json({ data: { current: 2.5 } }));
    expect(await read()).toEqual([{ at: UNTIL, value: 2.5 }]);
    expect(server.asked[0].headers).toMatchObject({
      authorization: SECRET,
      'x-tenant': 'secret-tenant',
      accept: 'application/json',
    });
    expect(server.asked[0].url).toBe('/figures/secret-path?key=secret-key');
  });

  it('should ask for the window', async () => {
    const { read } = readFrom(json([]), {
      url: `${server.url}/figures/{since}?to={until}&n={since}`,
      series: '',
      value: '/value',
      at: '/at',
    });
    expect(await read()).toEqual([]);
    expect(server.asked[0].url).toBe(
      '/figures/2026-03-01T00%3A00%3A00.000Z?to=2026-03-10T00%3A00%3A00.000Z&n=2026-03-01T00%3A00%3A00.000Z',
    );
  });

  it('should read a series, oldest first, and leave out gaps and what is outside of the window', async () => {
    const { read, logger } = readFrom(
      json({
        points: [
          { at: '2026-03-09', n: { v: 3 } },
          { at: '2026-03-02T01:00:00+01:00', n: { v: 1 } },
          { at: SINCE, n: { v: 7 } },
          { at: '2026-02-01', n: { v: 7 } },
          { at: SINCE + HOUR, n: { v: null } },
          { at: (SINCE + 2 * HOUR) / 1_000, n: { v: 0 } },
          { at: UNTIL + 1, n: { v: 8 } },
          { at: '2030-01-01', n: { v: 8 } },
        ],
      }),
      { series: '/points', value: '/n/v', at: '/at' },
    );
    expect(await read()).toEqual([
      { at: SINCE + 2 * HOUR, value: 0 },
      { at: SINCE + 24 * HOUR, value: 1 },
      { at: SINCE + 8 * 24 * HOUR, value: 3 },
    ]);
    expect(logger.warn.mock.calls).toEqual([
      [
        'delivery.httpJson.figure: 2 readings of the future were left out; set the clock of whoever writes them',
      ],
    ]);
  });

  it.each<[string, Answer, RegExp]>([
    [
      'a text',
      json({ data: { current: '12,5' } }),
      /figure\.value: is text, not a number; have numbers sent, or set numbers: text/,
    ],
    [
      'a list',
      json({ data: { current: [1] } }),
      /figure\.value: is a list, not a number; correct/,
    ],
    [
      'an object',
      json({ data: { current: {} } }),
      /figure\.value: is an object, not a number/,
    ],
    [
      'true',
      json({ data: { current: true } }),
      /figure\.value: is true or false, not a number/,
    ],
    [
      'infinity',
      text('{"data":{"current":1e400}}'),
      /figure\.value: is too large for a number/,
    ],
    ['NaN', text('{"data":{"current":NaN}}'), /figure: what came is not JSON/],
    [
      'nothing there',
      json({ data: {} }),
      /figure\.value: nothing is at '\/data\/current'; correct the pointer/,
    ],
    ['null alone', text('null'), /nothing is at '\/data\/current'/],
    ['nothing', text(''), /figure: the answer is empty/],
    ['no content', text('', 204), /figure: the answer is empty/],
    ['half a document', text('{"data":'), /figure: what came is not JSON/],
    [
      'a web page',
      text('<form>secret-form</form>', 200, { 'content-type': 'text/html' }),
      /figure: a web page came instead of JSON, a sign-in page/,
    ],
    [
      'a refusal',
      text(`{"message":"${SECRET} is wrong"}`, 401),
      /figure: was refused \(401\); correct its headers/,
    ],
    [
      'a prohibition',
      text(`{"message":"${SECRET}"}`, 403),
      /figure: was refused \(403\)/,
    ],
    ['not found', text('{}', 404), /figure: does not exist \(404\); correct/],
    [
      'a bad request',
      text('{"error":"secret-key"}', 400),
      /figure: was not understood \(400\)/,
    ],
    [
      'a server error',
      text('{"error":"secret-key"}', 500),
      /figure: failed on the other side \(500\)/,
    ],
    [
      'a rate limit',
      text('{}', 429, { 'retry-after': '3600' }),
      /figure: asks to wait longer than a reading can/,
    ],
    [
      '10 MB',
      text(`{"data":{"current":1,"more":"${'x'.repeat(10_000_000)}"}}`),
      /figure: the answer is larger than 4194304 bytes; correct its url, or have less sent/,
    ],
    [
      'no end of redirects',
      text('', 302, { location: '/secret-path' }),
      /figure: more than 5 redirects/,
    ],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"half":', () => response.destroy());
      },
      /figure: gave no complete answer; see that it is up/,
    ],
    [
      'a hang-up',
      (_, response) => response.destroy(),
      /figure: gave no complete answer/,
    ],
    [
      'deep nesting',
      text('['.repeat(200_000)),
      /figure: what came is not JSON/,
    ],
  ])('should refuse %s, and tell no secret', async (_, answer, message) => {
    const { read, logger } = readFrom(answer);
    const error: Error = await read().then(
      () => new Error('nothing'),
      thrown => thrown,
    );
    expect(error.message).toMatch(/^delivery\.httpJson\./);
    expect(error.message).toMatch(message);
    expect(error.cause).toBeUndefined();
    const { debug, info, warn } = logger;
    const logged = [debug, info, warn].flatMap(each => each.mock.calls);
    expect(`${error.stack} ${JSON.stringify(logged)}`).not.toMatch(
      /very-secret|secret-(key|tenant|form)/,
    );
    expect(error.message).not.toContain('secret-path');
  });

  it('should give a gap for null', async () => {
    const { read } = readFrom(json({ data: { current: null } }));
    expect(await read()).toEqual([]);
  });

  it('should read numbers in text where that is configured', async () => {
    const { read } = readFrom(json({ data: { current: '-12.5e1' } }), {
      numbers: 'text',
    });
    expect(await read()).toEqual([{ at: UNTIL, value: -125 }]);
    const comma = readFrom(json({ data: { current: '12,5' } }), {
      numbers: 'text',
    });
    await expect(comma.read()).rejects.toThrow(
      /figure\.value: is no number in text; write digits with a point/,
    );
  });

  it.each<[unknown, RegExp]>([
    [
      { at: 'yesterday', value: 1 },
      /\.at: item 1 of the series: is no instant/,
    ],
    [{ at: '2026-03-02T09:00:00', value: 1 }, /with a zone/],
    [{ at: null, value: 1 }, /\.at: item 1 of the series: is no instant/],
    [{ value: 1 }, /\.at: item 1 of the series: nothing is at '\/at'/],
    [{ at: SINCE }, /\.value: item 1 of the series: nothing is at '\/value'/],
    ['text', /\.value: item 1 of the series: nothing is at '\/value'/],
    [{ at: SINCE, value: 'x' }, /\.value: item 1 of the series: is text/],
  ])('should refuse the item %j of a series', async (item, message) => {
    const { read } = readFrom(json([item]), {
      series: '',
      value: '/value',
      at: '/at',
    });
    await expect(read()).rejects.toThrow(message);
  });

  it.each<[unknown, RegExp]>([
    [{}, /figure\.series: nothing is at '\/points', and a list is needed/],
    [{ points: {} }, /figure\.series: an object is at '\/points'/],
    [{ points: null }, /figure\.series: null is at '\/points'/],
  ])('should refuse the series %j', async (document, message) => {
    const { read } = readFrom(json(document), {
      series: '/points',
      value: '/value',
      at: '/at',
    });
    await expect(read()).rejects.toThrow(message);
  });

  it('should refuse two figures for one instant, and too many', async () => {
    const series = { series: '', value: '/1', at: '/0' };
    const twice = readFrom(
      json([
        ['2026-03-02', 1],
        ['2026-03-02T00:00:00Z', 2],
      ]),
      series,
    );
    await expect(twice.read()).rejects.toThrow(
      /^delivery\.httpJson\.figure: has two figures for 2026-03-02T00:00:00.000Z/,
    );
    const items = Array.from({ length: 10_001 }, (_, n) => [SINCE + 1 + n, n]);
    const many = readFrom(json(items), series);
    await expect(many.read()).rejects.toThrow(/figure: has 10001 readings/);
  });

  it('should go nowhere else', async () => {
    const other = await figureServer();
    other.answer = json({ data: { current: 1 } });
    const { read } = readFrom(text('', 302, { location: other.url }));
    await expect(read()).rejects.toThrow(
      /^delivery\.httpJson\.figure: .* is not where this source's credentials may go/,
    );
    expect(other.asked).toHaveLength(0);
    other.stop();
  });

  it('should try again where that may help, three times', async () => {
    const answers = [
      text('', 503),
      text('', 503),
      json({ data: { current: 1 } }),
    ];
    const { read } = readFrom((request, response) =>
      answers.shift()!(request, response),
    );
    expect(await read()).toEqual([{ at: UNTIL, value: 1 }]);
    const failing = readFrom(text('', 503));
    await expect(failing.read()).rejects.toThrow(/failed on the other side/);
    expect(server.asked).toHaveLength(6);
  });

  it('should give a silent server up', async () => {
    const { read } = readFrom(() => {}, {
      requestTimeout: { milliseconds: 30 },
    });
    await expect(read()).rejects.toThrow(/gave no complete answer; see that/);
    expect(server.asked).toHaveLength(3);
  });

  it('should stop when it is told to', async () => {
    const stop = new AbortController();
    const { read } = readFrom(() =>
      stop.abort(new DOMException('enough', 'AbortError')),
    );
    await expect(read({ signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('should not read what is not configured', async () => {
    const { read } = readFrom(json({ data: { current: 1 } }));
    await expect(read({ settings: { name: 'other' } })).rejects.toThrow(
      /^name: 'other' is not configured/,
    );
    await expect(
      read({ settings: { name: 'figure', url: server.url } }),
    ).rejects.toThrow(/^url: is not read/);
    expect(server.asked).toHaveLength(0);
  });
});
