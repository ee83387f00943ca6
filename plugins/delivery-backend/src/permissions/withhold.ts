import {
  GateDetail,
  GateInsight,
  GateList,
  Overview,
  Portfolio,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { finishSpells, emptySpells } from '@delivery-stack/flow';

type Frame = GateList['frame'];
type Group = Portfolio['items'][number];

const nothing = () => finishSpells(emptySpells());

const noTime = () => ({
  work: 0,
  processing: 0,
  return: 0,
  queue: 0,
  timer: 0,
  unaccounted: 0,
});

/** A frame that says that figures are withheld, and tells nothing else. */
export function withheldFrame(frame: Frame): Frame {
  return {
    ...frame,
    timestamps: { observed: 0, inferred: 0, missing: 0 },
    suppressed: true,
  };
}

/** The ledger without its figures: the gates themselves are configuration. */
export function withholdGates(list: GateList): GateList {
  return {
    frame: withheldFrame(list.frame),
    items: list.items.map(withheldGate),
  };
}

/** A gate without its figures. */
export function withholdGate(detail: GateDetail): GateDetail {
  return {
    frame: withheldFrame(detail.frame),
    gate: withheldGate(detail.gate),
    curve: [],
    byRiskClass: [],
    waiting: [],
  };
}

/** An overview without its figures. */
export function withholdOverview(overview: Overview): Overview {
  return {
    frame: withheldFrame(overview.frame),
    journeys: {
      closed: 0,
      open: 0,
      flowEfficiency: null,
      byKind: noTime(),
      byFunction: [],
    },
    elapsed: nothing(),
    timeToValue: null,
    requestedToProductive: nothing(),
    governanceLatency: { ...nothing(), share: null },
    delivery: {
      changeLeadTime: nothing(),
      deploymentFrequencyPerDay: null,
      changeFailRate: null,
      recoveryTime: nothing(),
    },
    gates: [],
    waiting: { total: 0, olderThanP95: 0, oldest: null, items: [] },
  };
}

/** A row of the portfolio without its figures. */
export function withholdGroup(group: Group): Group {
  const { entityRef, title, components } = group;
  return { entityRef, title, components, suppressed: true };
}

function withheldGate(gate: GateInsight): GateInsight {
  return {
    ...gate,
    passages: 0,
    open: 0,
    rounds: 0,
    decisions: {
      approved: 0,
      rejected: 0,
      requestChanges: 0,
      cancelled: 0,
      expired: 0,
    },
    rubberStamps: null,
    queue: nothing(),
    processing: nothing(),
    return: nothing(),
    total: nothing(),
    gateDays: 0,
    deliveryTest: null,
  };
}
