import {
  Campaign,
  CampaignItem,
  CampaignList,
  CampaignStanding,
  CampaignSummary,
  Exemption,
  isInScope,
  meetsRequirement,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  CampaignCounts,
  campaignCounts,
  campaignForecast,
  campaignStates,
  validExemptions,
} from '@delivery-stack/flow';
import { iso } from '../insight/window';
import { endOfDay, isoDay } from '../projection/days';
import { StoredCampaign } from './CampaignStore';
import { StoredExemption } from './ExemptionStore';

/** Open ones are what is to be done. */
const ORDER = { open: 0, exempt: 1, met: 2 };

/** What a campaign is judged from. */
export interface CampaignGrounds {
  /** Of the outcomes that the reader may read, and of no others. */
  summaries: readonly OutcomeSummary[];
  /** Of this campaign. */
  exemptions: readonly StoredExemption[];
  asOf: number;
}

/** A campaign without figures. */
export function campaignOf(stored: StoredCampaign): Campaign {
  const { targetDay, createdAt, endedAt, ...rest } = stored;
  return {
    ...rest,
    target: isoDay(targetDay),
    createdAt: iso(createdAt),
    ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
  };
}

/** An exemption, and whether it is valid at an instant. */
export function exemptionOf(stored: StoredExemption, asOf: number): Exemption {
  const { lastDay, grantedAt, withdrawnAt, ...rest } = stored;
  return {
    ...rest,
    grantedAt: iso(grantedAt),
    expires: isoDay(lastDay),
    ...(withdrawnAt !== undefined && { withdrawnAt: iso(withdrawnAt) }),
    valid: validExemptions([stored], asOf).size > 0,
  };
}

/** A campaign with how far it is, and each outcome in its scope, open ones first. */
export function campaignView(
  stored: StoredCampaign,
  grounds: CampaignGrounds,
): { summary: CampaignSummary; items: Array<Omit<CampaignItem, 'mayExempt'>> } {
  const { summaries, exemptions, asOf } = grounds;
  const judged = summaries
    .filter(summary => isInScope(summary, stored.scope))
    .map(summary => ({
      ...summary,
      verdict: meetsRequirement(summary, stored.requirement),
    }));
  const states = campaignStates(
    judged.map(({ outcome, verdict }) => ({ outcome, meets: verdict.meets })),
    exemptions,
    asOf,
  );
  const counts = campaignCounts(states);
  const items = judged.map(({ outcome, title, owner, verdict }) => ({
    outcome,
    title,
    owner,
    state: states.get(outcome)!,
    ...(!verdict.meets && { reason: verdict.reason }),
  }));
  return {
    summary: {
      ...campaignOf(stored),
      counts,
      standing: standingOf(stored, counts, asOf),
    },
    items: items.sort((a, b) => ORDER[a.state] - ORDER[b.state]),
  };
}

/** A campaign that runs, with where one outcome stands in it; else nothing. */
export function askingOf(
  outcome: string,
  stored: StoredCampaign,
  grounds: CampaignGrounds,
): CampaignList['items'] {
  const { summary, items } = campaignView(stored, grounds);
  const item = items.find(each => each.outcome === outcome);
  if (stored.endedAt !== undefined || !item) {
    return [];
  }
  const { state, reason } = item;
  const { exemptions, asOf } = grounds;
  // Former ones count nowhere; of several the one that lasts longest.
  const exemption = validExemptions(exemptions, asOf).get(outcome);
  return [
    {
      ...summary,
      asked: {
        state,
        ...(reason !== undefined && { reason }),
        ...(exemption && { exemptUntil: isoDay(exemption.lastDay) }),
      },
    },
  ];
}

/** Without the days before: whether it will be on time is said of one at a time. */
function standingOf(
  { endedAt, targetDay }: StoredCampaign,
  counts: CampaignCounts,
  asOf: number,
): CampaignStanding {
  if (endedAt !== undefined) {
    return 'ended';
  }
  // Its last instant: a campaign is missed only after its target.
  const target = endOfDay(targetDay) - 1;
  const { state } = campaignForecast(counts, [], { target, asOf });
  return state === 'empty' || state === 'done' || state === 'missed'
    ? state
    : 'running';
}
