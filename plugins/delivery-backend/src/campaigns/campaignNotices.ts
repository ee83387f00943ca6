import { Notice } from '../notices/Notice';
import { dayOf, isoDay } from '../projection/days';
import { StoredCampaign } from './CampaignStore';
import { StandingItem } from './standingItems';

/** How long before its day something is told; days. */
const AHEAD = 14;

/** Outcomes that one notice names; the page lists them all. */
const MOST_NAMED = 5;

type Named = Pick<StoredCampaign, 'id' | 'title' | 'targetDay'>;

/**
 * What owners of outcomes have to know of a campaign within 14 days of its
 * target day, and of the last day of an exemption.
 *
 * @remarks
 * One per campaign, target day and owner, and one per exemption: a target that
 * is moved is told anew. Nothing of what is met, and nothing of an outcome of
 * which nothing is known.
 */
export function campaignNotices(
  campaign: Named,
  items: readonly StandingItem[],
  asOf: number,
): Notice[] {
  const today = dayOf(asOf);
  return [
    ...targetNotices(campaign, items, today),
    ...items.flatMap(item => exemptionNotice(campaign, item, today)),
  ];
}

function targetNotices(
  { id, title, targetDay }: Named,
  items: readonly StandingItem[],
  today: number,
): Notice[] {
  const left = targetDay - today;
  if (left < 0 || left > AHEAD) {
    return [];
  }
  return [...unmetByOwner(items)].map(([owner, unmet]) => ({
    key: `campaign ${id} ${targetDay} ${owner}`,
    recipient: owner,
    title: `${title}: ${
      unmet.length === 1 ? '1 outcome is' : `${unmet.length} outcomes are`
    } to meet it by ${isoDay(targetDay)}`,
    description: reasonsOf(unmet),
    severity: 'normal',
  }));
}

function exemptionNotice(
  { title }: Named,
  { state, exemption, reason, ...item }: StandingItem,
  today: number,
): Notice[] {
  // Who meets the requirement needs no exemption any more.
  if (state !== 'exempt' || !exemption || exemption.lastDay - today > AHEAD) {
    return [];
  }
  return [
    {
      key: `campaign exemption ${exemption.id}`,
      recipient: item.owner,
      title: `The exemption of ${item.title} from ${title} ends on ${isoDay(
        exemption.lastDay,
      )}`,
      description: [
        reason ?? 'Nothing is known of it.',
        'It is open again from the day after on.',
      ].join(' '),
      severity: 'normal',
    },
  ];
}

function unmetByOwner(
  items: readonly StandingItem[],
): Map<string, StandingItem[]> {
  const groups = new Map<string, StandingItem[]>();
  for (const item of items.filter(({ state }) => state === 'unmet')) {
    const group = groups.get(item.owner) ?? [];
    groups.set(item.owner, group);
    group.push(item);
  }
  return groups;
}

function reasonsOf(unmet: readonly StandingItem[]): string {
  const named = unmet
    .slice(0, MOST_NAMED)
    .map(({ title, reason }) => `${title}: ${reason}`);
  const more = unmet.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
