import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Cell, milestoneNames } from '@delivery-stack/flow';
import { StoredJourney } from '../database/JourneyStore';
import { costliestGate, kindSeconds, total } from './attributed';
import { Glossary } from './Glossary';
import { Ruler } from './Ruler';
import { iso } from './window';

const SECOND = 1000;

/** What a summary needs besides the journey. */
export interface SummaryContext {
  asOf: number;
  glossary: Glossary;
  /** Absent where no default calendar is configured. */
  workingRuler?: Ruler;
}

/** A journey in a list, from what is stored and its attributed time. */
export function journeySummary(
  journey: StoredJourney,
  cells: readonly Cell[],
  context: SummaryContext,
): JourneySummary {
  const { asOf, glossary, workingRuler } = context;
  const { from, to } = journey;
  const end = Math.max(from, to ?? asOf);
  const gate = costliestGate(cells, glossary);
  return {
    id: journey.rootKey,
    title: journey.title ?? journey.rootKey,
    ...(journey.rootType !== undefined && { rootType: journey.rootType }),
    ...(journey.url !== undefined && { url: journey.url }),
    entityRefs: journey.entityRefs,
    status: to === undefined ? 'open' : 'closed',
    from: iso(from),
    ...(to !== undefined && { to: iso(to) }),
    measured: measuredOf(journey),
    elapsed: (end - from) / SECOND,
    working: workingRuler
      ? workingRuler.finished({ from, to: end, working: journey.working }) /
        SECOND
      : null,
    byKind: kindSeconds(cells),
    flowEfficiency: flowEfficiencyOf(cells),
    governanceLatency: journey.governance / SECOND,
    ...(gate && { costliestGate: gate }),
    milestones: milestonesOf(journey),
  };
}

/** Null where nobody was seen acting, which is not the same as 0. */
function flowEfficiencyOf(cells: readonly Cell[]): number | null {
  const active = total(
    cells.filter(({ spanKind }) =>
      ['work', 'processing', 'return'].includes(spanKind),
    ),
  );
  return active > 0 ? active / total(cells) : null;
}

/** From which milestone to which one the elapsed time runs. */
function measuredOf({ rootKind, milestones, from, to }: StoredJourney): string {
  if (rootKind === 'case') {
    return 'first → last event';
  }
  const nameAt = (instant: number | undefined) =>
    [...milestoneNames]
      .reverse()
      .find(name => milestones[name] && milestones[name].at === instant);
  const start = from === milestones.need?.at ? 'need' : nameAt(from) ?? 'start';
  if (to === undefined) {
    return `${start} → still open`;
  }
  return `${start} → ${nameAt(to) ?? 'done'}`;
}

function milestonesOf({ milestones, from }: StoredJourney) {
  return milestoneNames.flatMap(name => {
    const milestone = milestones[name];
    return milestone
      ? [
          {
            name,
            at: iso(milestone.at),
            after: (milestone.at - from) / SECOND,
            provenance: milestone.provenance,
            evidence: milestone.evidence,
          },
        ]
      : [];
  });
}
