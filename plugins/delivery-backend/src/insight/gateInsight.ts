import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  decisions,
  Distribution,
  emptySpells,
  finishSpells,
  FlowConfig,
  Gate,
  GateEvidence,
  UNOWNED,
} from '@delivery-stack/flow';
import {
  GateCount,
  GateMeasure,
  Segment,
  segments,
} from '../database/GateStore';
import { Glossary } from './Glossary';
import { judge } from './gateJudgement';

const SECONDS_OF_A_DAY = 86_400;
const SMALLEST_GROUP = 5;

const judgedKinds = new Set(['approval', 'evaluation', 'handoff']);

/** Whether somebody, or something, can decide otherwise at a gate. */
export function isJudged({ kind }: Pick<Gate, 'kind'>): boolean {
  return judgedKinds.has(kind);
}

/** Evidence of one gate by risk class. */
export type EvidenceByRiskClass = Record<string, GateEvidence>;

/** What the ledger of one gate is made of. */
export interface GateFacts {
  distributions?: Record<Segment, Distribution>;
  /** Counts of the window. */
  counts: ReadonlyMap<GateMeasure, number>;
  /** Passages open now. */
  open: number;
  byRiskClass?: EvidenceByRiskClass;
  /** Components in the scope; one for an entity. */
  components: number;
}

/** Counts by gate. */
export function countsByGate(
  counts: readonly GateCount[],
): Map<string, Map<GateMeasure, number>> {
  const byGate = new Map<string, Map<GateMeasure, number>>();
  for (const { gate, measure, n } of counts) {
    const ofGate = byGate.get(gate) ?? new Map<GateMeasure, number>();
    ofGate.set(measure, (ofGate.get(measure) ?? 0) + n);
    byGate.set(gate, ofGate);
  }
  return byGate;
}

const abandonedMeasure: Record<Segment, GateMeasure> = {
  queue: 'abandonedQueue',
  processing: 'abandonedProcessing',
  return: 'abandonedReturn',
  total: 'abandonedTotal',
};

/** What was still in a segment of a gate when its journey closed. */
export function abandonedOf(
  counts: ReadonlyMap<GateMeasure, number> | undefined,
  segment: Segment,
): number {
  return counts?.get(abandonedMeasure[segment]) ?? 0;
}

/** One gate's ledger. */
export function gateInsight(
  gate: Gate,
  facts: GateFacts,
  context: { config: FlowConfig; glossary: Glossary },
): GateInsight {
  const { config, glossary } = context;
  const owner = gate.function ?? UNOWNED;
  const count = (measure: GateMeasure) => facts.counts.get(measure) ?? 0;
  const distributions = facts.distributions ?? nothing();
  const gateDays = daysOf(distributions);
  return {
    id: gate.id,
    title: glossary.gateTitle(gate.id),
    function: owner,
    functionTitle: glossary.functionTitle(owner),
    kind: gate.kind,
    passages: count('passages'),
    open: facts.open,
    rounds: count('asked'),
    decisions: Object.fromEntries(
      decisions.map(decision => [decision, count(decision)]),
    ) as GateInsight['decisions'],
    rubberStamps: rubberStampsOf(facts, count),
    ...distributions,
    ...targetOf(gate),
    gateDays,
    deliveryTest: isJudged(gate)
      ? judge(gate, config, {
          caught: count('caughtInitiatives'),
          decided: count('decidedInitiatives'),
          waitingDays: gateDays,
          ...(facts.byRiskClass && { byRiskClass: facts.byRiskClass }),
        })
      : null,
  };
}

function daysOf(distributions: Record<Segment, Distribution>): number {
  const { queue, processing } = distributions;
  return (queue.sum + processing.sum) / SECONDS_OF_A_DAY;
}

/**
 * Null below five approvals or five components, which would point at people,
 * and where nobody recorded whether there was a comment.
 */
function rubberStampsOf(
  facts: GateFacts,
  count: (measure: GateMeasure) => number,
): number | null {
  const approved = count('approved');
  const isSmall =
    approved < SMALLEST_GROUP || facts.components < SMALLEST_GROUP;
  return isSmall || count('rubberStampUnknown') >= approved
    ? null
    : count('rubberStamp');
}

function targetOf(gate: Gate): Pick<GateInsight, 'target'> {
  if (!gate.target) {
    return {};
  }
  return 'elapsed' in gate.target
    ? { target: { seconds: gate.target.elapsed / 1000, calendar: 'elapsed' } }
    : { target: { seconds: gate.target.working / 1000, calendar: 'working' } };
}

function nothing(): Record<Segment, Distribution> {
  return Object.fromEntries(
    segments.map(segment => [segment, finishSpells(emptySpells())]),
  ) as Record<Segment, Distribution>;
}
