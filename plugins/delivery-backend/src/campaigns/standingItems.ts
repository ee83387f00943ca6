import {
  isInScope,
  meetsRequirement,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { campaignStates, validExemptions } from '@delivery-stack/flow';
import { StoredOutcome } from '../outcomes/store/OutcomeStore';
import { StoredCampaign } from './CampaignStore';
import { StoredExemption } from './ExemptionStore';

/** Of which nothing was recorded in the last month is unknown, and not met. */
export type StandingState = 'met' | 'unmet' | 'exempt' | 'unknown';

/** How many outcomes of a campaign are where; they add up to the total. */
export type StandingCounts = Record<StandingState | 'total', number>;

/** Where one declared outcome stands in a campaign. */
export interface StandingItem {
  /** Entity ref. */
  outcome: string;
  title: string;
  /** Entity ref. */
  owner: string;
  state: StandingState;
  /** Why it is unmet or exempt. */
  reason?: string;
  /** The valid one that lasts longest. */
  exemption?: StoredExemption;
}

/** What every outcome in a scope is judged from, whoever reads it. */
export interface StandingGrounds {
  declared: readonly StoredOutcome[];
  /** What was recorded last, by entity ref. */
  summaries: ReadonlyMap<string, OutcomeSummary>;
  /** Of this campaign. */
  exemptions: readonly StoredExemption[];
  /** Epoch milliseconds. */
  asOf: number;
}

/** The declared outcomes that a campaign is about. */
export function declaredInScope(
  declared: readonly StoredOutcome[],
  { scope }: Pick<StoredCampaign, 'scope'>,
): StoredOutcome[] {
  return declared.filter(({ outcome: { spec } }) => isInScope(spec, scope));
}

/** Where each declared outcome in the scope of a campaign stands. */
export function standingItems(
  campaign: Pick<StoredCampaign, 'scope' | 'requirement'>,
  { declared, summaries, exemptions, asOf }: StandingGrounds,
): StandingItem[] {
  const judged = declaredInScope(declared, campaign).map(stored => {
    const summary = summaries.get(stored.ref);
    const verdict = summary && meetsRequirement(summary, campaign.requirement);
    return { stored, verdict };
  });
  const states = campaignStates(
    judged.map(({ stored, verdict }) => ({
      outcome: stored.ref,
      meets: verdict?.meets === true,
    })),
    exemptions,
    asOf,
  );
  const valid = validExemptions(exemptions, asOf);
  return judged.map(({ stored: { ref, outcome }, verdict }) => {
    const state = states.get(ref)!;
    const open = verdict ? 'unmet' : 'unknown';
    const exemption = valid.get(ref);
    return {
      outcome: ref,
      title: outcome.metadata.title ?? outcome.metadata.name,
      owner: outcome.spec.owner,
      state: state === 'open' ? open : state,
      ...(verdict && !verdict.meets && { reason: verdict.reason }),
      ...(exemption && { exemption }),
    };
  });
}

/** How many are where. */
export function standingCounts(
  items: ReadonlyArray<Pick<StandingItem, 'state'>>,
): StandingCounts {
  const counts = { met: 0, unmet: 0, exempt: 0, unknown: 0 };
  for (const { state } of items) {
    counts[state] += 1;
  }
  return { ...counts, total: items.length };
}

/**
 * What is asked of which outcomes, as a text to compare by: days on which it
 * was another one say nothing of how fast this one is met.
 */
export function askedOf({
  requirement,
  scope,
}: Pick<StoredCampaign, 'requirement' | 'scope'>): string {
  const parts = [scope.domain, scope.owner, scope.type].map(
    // As scopes are compared: without regard to case.
    part => part?.toLocaleLowerCase('en-US') ?? null,
  );
  return JSON.stringify([requirement, ...parts]);
}
