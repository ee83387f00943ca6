import { StoredExemption } from './ExemptionStore';

/** Exemptions by the id of their campaign. */
export function byCampaign(
  exemptions: readonly StoredExemption[],
): Map<string, StoredExemption[]> {
  const groups = new Map<string, StoredExemption[]>();
  for (const exemption of exemptions) {
    const group = groups.get(exemption.campaign) ?? [];
    groups.set(exemption.campaign, group);
    group.push(exemption);
  }
  return groups;
}
