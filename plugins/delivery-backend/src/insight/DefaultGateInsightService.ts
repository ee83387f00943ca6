import { NotFoundError } from '@backstage/errors';
import {
  GateInsight,
  GateList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  FlowConfig,
  Gate,
  kaplanMeier,
  waitingCurve,
} from '@delivery-stack/flow';
import { GateStore } from '../database/GateStore';
import { Frame, Frames } from './Frames';
import { EvidenceByRiskClass } from './gateInsight';
import { GateLedger } from './GateLedger';
import { judge } from './gateJudgement';
import { periodSpells } from './periodSpells';
import { FrameRequest, GateInsightService } from './services';
import { Waiting } from './Waiting';

const CURVE_POINTS = 200;

/** See {@link DefaultGateInsightService.create}. */
export interface GateInsightOptions {
  config: FlowConfig;
  frames: Frames;
  gates: GateStore;
  ledger: GateLedger;
  waiting: Waiting;
}

/** Answers about gates from the stores. @internal */
export class DefaultGateInsightService implements GateInsightService {
  readonly #options: GateInsightOptions;

  static create(options: GateInsightOptions): DefaultGateInsightService {
    return new DefaultGateInsightService(options);
  }

  private constructor(options: GateInsightOptions) {
    this.#options = options;
  }

  async listGates(request: FrameRequest): Promise<GateList> {
    const { frames, ledger } = this.#options;
    const frame = await frames.resolve(request);
    const { gates } = await ledger.read(frame);
    return { frame: await frames.describe(frame), items: gates };
  }

  async getGate(request: FrameRequest & { id: string }) {
    const { config, frames, ledger, waiting } = this.#options;
    const gate = config.gates.find(({ id }) => id === request.id);
    if (!gate) {
      throw new NotFoundError(
        `There is no gate '${request.id}' in the configuration`,
      );
    }
    const frame = await frames.resolve(request);
    const { gates, distributions, byRiskClass } = await ledger.read(frame, {
      gate: gate.id,
    });
    const { items } = await waiting.list(frame, {
      past: distributions,
      gate: gate.id,
      involving: request.involving,
    });
    return {
      frame: await frames.describe(frame),
      gate: gates[0],
      curve: await this.#curve(frame, gate.id),
      byRiskClass: judged(gate, config, byRiskClass.get(gate.id)),
      waiting: items,
    };
  }

  /** The share that still waits after so long, from first ask to approval. */
  async #curve(frame: Frame, gate: string) {
    const spells = await this.#options.gates.spells({ ...frame, gate });
    const totals = spells.filter(({ segment }) => segment === 'total');
    const curve = kaplanMeier(periodSpells(totals, frame));
    return waitingCurve(curve, { limit: CURVE_POINTS }).map(
      ({ age, survival, lower, upper }) => ({
        seconds: age / 1000,
        share: survival,
        lower,
        upper,
      }),
    );
  }
}

function judged(
  gate: Gate,
  config: FlowConfig,
  evidence: EvidenceByRiskClass = {},
): Array<{
  riskClass: string;
  deliveryTest: NonNullable<GateInsight['deliveryTest']>;
}> {
  return Object.entries(evidence).map(([riskClass, each]) => ({
    riskClass,
    deliveryTest: judge(gate, config, each),
  }));
}
