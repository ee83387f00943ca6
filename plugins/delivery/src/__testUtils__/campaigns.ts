import {
  CampaignDay,
  CampaignDetail,
  CampaignRecord,
  CampaignSummary,
  Exemption,
  OutcomeApi,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { AS_OF } from './frames';

/** A campaign of which one outcome is met, one exempt and one open. */
export function buildCampaign(
  overrides: Partial<CampaignSummary> = {},
): CampaignSummary {
  return {
    id: 'c1',
    title: 'Measured by spring',
    why: 'What is not measured cannot be steered.',
    owner: 'group:default/leaders',
    requirement: 'measured',
    scope: { domain: 'domain:default/retail-and-risk' },
    target: '2027-03-31',
    createdBy: 'user:default/lea',
    createdAt: '2026-11-01T08:00:00Z',
    version: 3,
    standing: 'running',
    counts: { scope: 3, met: 1, exempt: 1, open: 1, share: 0.5 },
    ...overrides,
  };
}

/** An exemption that is valid. */
export function buildExemption(overrides: Partial<Exemption> = {}): Exemption {
  return {
    id: 'e1',
    campaign: 'c1',
    outcome: 'outcome:default/payouts',
    reason: 'Its meter is installed in spring',
    approver: 'user:default/lea',
    grantedAt: '2026-11-02T08:00:00Z',
    expires: '2027-04-30',
    valid: true,
    ...overrides,
  };
}

/** The end of some day of November 2026. */
export function buildCampaignDay(
  day: number,
  overrides: Partial<CampaignDay> = {},
): CampaignDay {
  return {
    day: `2026-11-${String(day).padStart(2, '0')}`,
    met: 1,
    unmet: 1,
    exempt: 1,
    unknown: 0,
    total: 3,
    comparable: true,
    ...overrides,
  };
}

/** Six days, on which one outcome came to meet it. */
export function buildCampaignRecord(
  overrides: Partial<CampaignRecord> = {},
): CampaignRecord {
  return {
    days: [15, 16, 17, 18, 19, 20].map(day =>
      buildCampaignDay(day, day < 17 ? { met: 0, unmet: 2 } : {}),
    ),
    forecast: { state: 'onTime', n: 6, needs: 5, at: '2027-03-13' },
    ...overrides,
  };
}

/** A campaign outcome by outcome, for a reader who may do everything. */
export function buildCampaignDetail(
  overrides: Partial<CampaignDetail> = {},
): CampaignDetail {
  const of = (name: string, title: string) => ({
    outcome: `outcome:default/${name}`,
    title,
    owner: 'group:default/claims',
  });
  return {
    asOf: AS_OF,
    campaign: buildCampaign(),
    items: [
      {
        ...of('fraud', 'Less fraud'),
        state: 'open',
        reason: 'No meter is declared.',
        mayExempt: true,
      },
      {
        ...of('payouts', 'Faster pay-outs'),
        state: 'exempt',
        reason: 'Nothing was read yet.',
        mayExempt: false,
      },
      { ...of('churn-calls', 'Churn calls'), state: 'met', mayExempt: false },
    ],
    exemptions: [buildExemption()],
    record: buildCampaignRecord(),
    viewer: { mayManage: true, mayWithdraw: true },
    ...overrides,
  };
}

type CampaignMethods =
  | 'listCampaigns'
  | 'getCampaign'
  | 'createCampaign'
  | 'changeCampaign'
  | 'endCampaign'
  | 'grantExemption'
  | 'withdrawExemption';

/** Answers about campaigns from memory, as the backend would. */
export const exampleCampaigns: Pick<OutcomeApi, CampaignMethods> = {
  listCampaigns: async () => ({
    asOf: AS_OF,
    items: [buildCampaign()],
    viewer: { mayManage: true },
  }),
  getCampaign: async id =>
    buildCampaignDetail({ campaign: buildCampaign({ id }) }),
  createCampaign: async request => buildCampaign({ ...request, id: 'c2' }),
  changeCampaign: async (id, { version, ...request }) =>
    buildCampaign({ ...request, id, version: version + 1 }),
  endCampaign: async (id, { version }) =>
    buildCampaign({ id, version: version + 1, endedAt: AS_OF }),
  grantExemption: async (campaign, request) =>
    buildExemption({ ...request, campaign }),
  withdrawExemption: async id =>
    buildExemption({ id, withdrawnAt: AS_OF, valid: false }),
};
