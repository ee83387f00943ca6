import { PatternClient } from './PatternClient';

const asOf = '2026-11-26T12:00:00.000Z';
const compliance = {
  environment: 'resource:default/shop',
  state: 'none',
  isSilent: false,
  drift: [],
  driftCount: 0,
  policies: [],
};

function clientOf(body: unknown) {
  const fetch = jest.fn(
    async (_url: unknown) =>
      new Response(JSON.stringify(body), {
        headers: { 'content-type': 'application/json' },
      }),
  );
  const client = PatternClient.create({
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return { client, fetch };
}

describe('PatternClient', () => {
  it('should ask for the evidence of an environment by its ref', async () => {
    const body = { asOf, compliance, past: [], items: [] };
    const { client, fetch } = clientOf(body);
    const answer = await client.getEvidence('resource:default/shop', {
      limit: 1,
    });
    expect(answer).toEqual(body);
    expect(fetch.mock.calls[0][0]).toBe(
      'plugin://delivery/environments/resource%3Adefault%2Fshop/evidence?limit=1',
    );
  });

  it('should ask for policies and conformance', async () => {
    const policies = clientOf({ asOf, items: [], hidden: 2 });
    expect((await policies.client.listPolicies()).hidden).toBe(2);
    const conformance = clientOf({ asOf, items: [] });
    await conformance.client.getConformance({ by: 'domain' });
    expect(conformance.fetch.mock.calls[0][0]).toBe(
      'plugin://delivery/conformance?by=domain',
    );
  });

  it('should not pass on an answer that it does not understand', async () => {
    const odd = { ...compliance, state: 'fine' };
    const { client } = clientOf({ asOf, compliance: odd, past: [], items: [] });
    await expect(client.getEvidence('resource:default/shop')).rejects.toThrow(
      /state/,
    );
  });
});
