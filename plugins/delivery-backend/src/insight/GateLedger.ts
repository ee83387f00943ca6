import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { FlowConfig, Gate } from '@delivery-stack/flow';
import { GateCount, GateMeasure, GateStore } from '../database/GateStore';
import { SketchStore } from '../database/SketchStore';
import { Frame } from './Frames';
import {
  distributionsOf,
  GateDistributions,
  GateStays,
  SegmentDistributions,
} from './GateDistributions';
import {
  abandonedOf,
  countsByGate,
  EvidenceByRiskClass,
  gateInsight,
  isJudged,
} from './gateInsight';
import { Glossary } from './Glossary';
import { memberIds, Membership } from './Membership';
import { InsightQueries } from './queries';
import { DAY } from './window';

/** What gates cost in a frame. */
export interface LedgerPage {
  /** By gate-days, the costliest first. */
  gates: GateInsight[];
  distributions: SegmentDistributions;
  /** What each gate was judged by besides its whole; by gate. */
  byRiskClass: ReadonlyMap<string, EvidenceByRiskClass>;
}

/** See {@link GateLedger.create}. */
export interface GateLedgerOptions {
  config: FlowConfig;
  glossary: Glossary;
  distributions: GateDistributions;
  gates: GateStore;
  sketches: SketchStore;
  membership: Membership;
  queries: Pick<InsightQueries, 'evidenceByRiskClass'>;
}

/** Puts together what a gate decided, caught and made wait. */
export class GateLedger {
  readonly #options: GateLedgerOptions;

  static create(options: GateLedgerOptions): GateLedger {
    return new GateLedger(options);
  }

  private constructor(options: GateLedgerOptions) {
    this.#options = options;
  }

  /** The ledger of every configured gate, or of one. */
  async read(
    frame: Frame,
    options: { gate?: string } = {},
  ): Promise<LedgerPage> {
    const { config, glossary, distributions } = this.#options;
    const { gate } = options;
    const asked = glossary
      .gates()
      .filter(({ id }) => gate === undefined || id === gate);
    const stays = await distributions.read(frame, gate);
    const counts = countsByGate(await this.#counts(frame, stays, gate));
    const measured = distributionsOf(stays, frame, (id, segment) =>
      abandonedOf(counts.get(id), segment),
    );
    const open = await this.#open(frame);
    const byRiskClass = await this.#byRiskClass(frame, asked);
    const components = await this.#components(frame);
    const gates = asked
      .map(each =>
        gateInsight(
          each,
          {
            distributions: measured.get(each.id),
            counts: counts.get(each.id) ?? new Map<GateMeasure, number>(),
            open: open.get(each.id) ?? 0,
            byRiskClass: byRiskClass.get(each.id),
            components,
          },
          { config, glossary },
        ),
      )
      .sort((left, right) => right.gateDays - left.gateDays);
    return { gates, distributions: measured, byRiskClass };
  }

  /** From raw rounds, or by day where distributions came by day. */
  #counts(
    frame: Frame,
    stays: GateStays,
    gate: string | undefined,
  ): Promise<GateCount[]> {
    const { gates, sketches } = this.#options;
    const { window, sketchScope: scopeId } = frame;
    return stays.sketches && scopeId !== undefined
      ? sketches.counts({ scopeId, gate, ...window })
      : gates.counts({ ...frame, gate });
  }

  async #byRiskClass(
    frame: Frame,
    gates: readonly Gate[],
  ): Promise<Map<string, EvidenceByRiskClass>> {
    const judged = gates.filter(isJudged).map(({ id }) => id);
    const rows = await this.#options.queries.evidenceByRiskClass(frame, judged);
    const byGate = new Map<string, EvidenceByRiskClass>();
    for (const { gate, riskClass, decided, caught, waited } of rows) {
      byGate.set(gate, {
        ...byGate.get(gate),
        [riskClass]: { decided, caught, waitingDays: waited / DAY },
      });
    }
    return byGate;
  }

  async #open(frame: Frame): Promise<Map<string, number>> {
    const open = new Map<string, number>();
    for (const { gate, n } of await this.#options.gates.waitingCounts(frame)) {
      open.set(gate, (open.get(gate) ?? 0) + n);
    }
    return open;
  }

  async #components(frame: Frame): Promise<number> {
    if (frame.about.kind === 'entity') {
      return 1;
    }
    const snapshot = await this.#options.membership.snapshot();
    return [...memberIds(frame.about, snapshot)].length;
  }
}
