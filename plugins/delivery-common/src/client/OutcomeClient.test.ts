import { OutcomeClient } from './OutcomeClient';

const campaign = {
  id: 'c 1',
  title: 'Measured',
  why: 'So that leaders see results',
  owner: 'group:default/leaders',
  requirement: 'measured',
  scope: {},
  target: '2027-03-31',
  createdBy: 'user:default/lea',
  createdAt: '2026-11-26T12:00:00.000Z',
  version: 1,
};
const exemption = {
  id: 'e1',
  campaign: 'c 1',
  outcome: 'outcome:default/one',
  reason: 'Its meter comes in spring',
  approver: 'user:default/lea',
  grantedAt: '2026-11-26T12:00:00.000Z',
  expires: '2027-03-31',
  valid: true,
};

function clientOf(body: unknown) {
  const fetch = jest.fn(
    async (_url: unknown, _init?: { method?: string; body?: string }) =>
      new Response(JSON.stringify(body), {
        headers: { 'content-type': 'application/json' },
      }),
  );
  const client = OutcomeClient.create({
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  const asked = () => {
    const [[url, init]] = fetch.mock.calls;
    return [init?.method, url, init?.body && JSON.parse(init.body)];
  };
  return { client, asked };
}

describe('OutcomeClient', () => {
  const base = 'plugin://delivery';

  it('should change and end a campaign of the version that was read', async () => {
    const { id, createdBy, createdAt, ...request } = campaign;
    const change = { ...request, requirement: 'measured' as const };
    const changing = clientOf(campaign);
    expect(await changing.client.changeCampaign(id, change)).toEqual(campaign);
    expect(changing.asked()).toEqual([
      'POST',
      `${base}/campaigns/c%201`,
      change,
    ]);
    const ending = clientOf(campaign);
    await ending.client.endCampaign(id, { version: 1 });
    expect(ending.asked()).toEqual([
      'POST',
      `${base}/campaigns/c%201/end`,
      { version: 1 },
    ]);
  });

  it('should ask for the campaigns of one outcome', async () => {
    const list = {
      asOf: '2026-11-26T12:00:00.000Z',
      items: [
        {
          ...campaign,
          standing: 'running',
          counts: { scope: 1, met: 0, exempt: 0, open: 1, share: 0 },
          asked: { state: 'open', reason: 'No meter is declared.' },
        },
      ],
      viewer: { mayManage: false },
    };
    const { client, asked } = clientOf(list);
    const outcome = 'outcome:default/one';
    expect(await client.listCampaigns({ outcome })).toEqual(list);
    expect(asked()[1]).toBe(
      `${base}/campaigns?outcome=${encodeURIComponent(outcome)}`,
    );
  });

  it('should grant and withdraw exemptions', async () => {
    const granting = clientOf(exemption);
    const { outcome, reason, expires } = exemption;
    const request = { outcome, reason, expires };
    expect(await granting.client.grantExemption('c 1', request)).toEqual(
      exemption,
    );
    expect(granting.asked()).toEqual([
      'POST',
      `${base}/campaigns/c%201/exemptions`,
      request,
    ]);
    const withdrawing = clientOf(exemption);
    await withdrawing.client.withdrawExemption('e1');
    expect(withdrawing.asked()).toEqual([
      'POST',
      `${base}/campaign-exemptions/e1/withdrawal`,
      undefined,
    ]);
  });

  it('should not pass on a campaign that it does not understand', async () => {
    const { client } = clientOf({ ...campaign, requirement: 'other' });
    await expect(
      client.createCampaign({ ...campaign, requirement: 'measured' }),
    ).rejects.toThrow(/requirement/);
  });
});
