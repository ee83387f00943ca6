import { DeliveryClient } from './DeliveryClient';

const frame = {
  since: '2026-01-01T00:00:00.000Z',
  until: '2026-04-01T00:00:00.000Z',
  asOf: '2026-04-01T00:00:00.000Z',
  calendar: 'elapsed',
  timestamps: { observed: 0, inferred: 0, missing: 0 },
};

function clientOf(answer: { status?: number; body: unknown }) {
  const fetch = jest.fn(async (_url: unknown, _init?: RequestInit) => {
    const { status = 200, body } = answer;
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
  const client = DeliveryClient.create({
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return { client, fetch };
}

describe('DeliveryClient', () => {
  it('should ask the plugin, and leave out what is undefined', async () => {
    const { client, fetch } = clientOf({ body: { frame, items: [] } });
    await client.listGates({
      scope: 'system:default/pay & go',
      since: undefined,
      calendar: 'working',
    });
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe(
      'plugin://delivery/gates?scope=system%3Adefault%2Fpay+%26+go&calendar=working',
    );
    expect(init).toMatchObject({ method: 'GET' });
    expect(init?.headers).not.toHaveProperty('authorization');
  });

  it('should encode ids and send a token where it is given one', async () => {
    const { client, fetch } = clientOf({
      status: 404,
      body: {
        error: { name: 'NotFoundError', message: 'There is no journey' },
        response: { statusCode: 404 },
      },
    });
    const asked = client.getJourney('bank/pay#7', {}, { token: 't' });
    await expect(asked).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: 'There is no journey' },
    });
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe('plugin://delivery/journeys/bank%2Fpay%237');
    expect(init?.headers).toMatchObject({ authorization: 'Bearer t' });
  });

  it('should not pass on an answer that it does not understand', async () => {
    const { client } = clientOf({ body: { frame, items: [{ id: 7 }] } });
    await expect(client.listGates()).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      message: expect.stringContaining('/gates is not understood: items.0.id'),
    });
  });

  it('should read the sources, and keep what a later version adds out', async () => {
    const share = { total: 4, linked: 3, sampled: 1, reasons: [] };
    const body = {
      asOf: '2026-04-01T00:00:00.000Z',
      items: [
        {
          id: 'github-main',
          title: 'GitHub (main)',
          status: 'waiting',
          events: {
            accepted: 0,
            duplicate: 0,
            conflicting: 0,
            rejected: 0,
            ignored: 0,
          },
          rejections: [],
          problems: [],
        },
      ],
      linking: {
        since: '2026-01-01T00:00:00.000Z',
        until: '2026-04-01T00:00:00.000Z',
        deployments: share,
        changes: share,
        tickets: share,
      },
    };
    const { client, fetch } = clientOf({ body: { ...body, later: 1 } });
    await expect(client.listSources()).resolves.toEqual(body);
    expect(fetch.mock.calls[0][0]).toBe('plugin://delivery/sources');
  });

  it('should ask for a source to be run, by its encoded id', async () => {
    const { client, fetch } = clientOf({ body: { started: false } });
    await expect(client.runSource('ci/eu west')).resolves.toEqual({
      started: false,
    });
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe('plugin://delivery/sources/ci%2Feu%20west/run');
    expect(init).toMatchObject({ method: 'POST' });
  });

  it('should say what became of each event, even if all are rejected', async () => {
    const body = {
      accepted: 0,
      duplicate: 0,
      conflicting: 0,
      rejected: 1,
      items: [{ index: 0, result: 'rejected', reason: 'context: is missing' }],
    };
    const { client, fetch } = clientOf({ status: 400, body });
    await expect(client.sendEvents([{}])).resolves.toEqual(body);
    expect(fetch.mock.calls[0][1]).toMatchObject({
      method: 'POST',
      body: '[{}]',
    });
  });

  it('should throw a refusal that is not about events', async () => {
    const { client } = clientOf({
      status: 400,
      body: { error: { name: 'InputError', message: 'The body is empty' } },
    });
    await expect(client.sendEvents([])).rejects.toMatchObject({
      name: 'ResponseError',
    });
  });
});
