import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Decision, decisionsOf } from '../Outcomes/boardFigures';

/** What the outcomes of somebody ask of them. */
export interface NeedsYou {
  /** All outcomes that they or their groups own. */
  owned: OutcomeSummary[];
  /** Those with a risk, most risks first, equal ones by title. */
  atRisk: OutcomeSummary[];
  /** The decision that would free most days. */
  decision?: Decision;
}

/** What needs whoever owns things as these refs; refs are compared without case. */
export function needsYou(
  items: readonly OutcomeSummary[],
  refs: readonly string[],
): NeedsYou {
  const lower = (ref: string) => ref.toLocaleLowerCase('en-US');
  const mine = new Set(refs.map(lower));
  const owned = items.filter(({ owner }) => mine.has(lower(owner)));
  const [decision] = decisionsOf(owned, 1);
  return {
    owned,
    atRisk: owned
      .filter(({ risks }) => risks.length > 0)
      .sort(
        (a, b) =>
          b.risks.length - a.risks.length ||
          a.title.localeCompare(b.title, 'en'),
      ),
    ...(decision && { decision }),
  };
}
