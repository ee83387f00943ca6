import { Rules } from '../config/rules';
import { Journey, TimestampCounts } from '../fold/journey';
import { attribute } from '../measure/attribution';
import {
  AttributionSum,
  addAttribution,
  emptyAttribution,
  finishAttribution,
} from '../measure/attributionSum';
import {
  FlowEfficiencySum,
  addFlowEfficiency,
  emptyFlowEfficiency,
  finishFlowEfficiency,
} from '../measure/flowEfficiency';
import { governanceLatency } from '../measure/governanceLatency';
import { finishSpells } from '../statistics/distributionOf';
import { Spells, addSpell, emptySpells } from '../statistics/spells';
import { GateSum, addPassage, emptyGate, finishGate } from './gateSum';
import { GateFigures, JourneyFigures } from './report';
import { StepSum, addVisits, finishSteps } from './stepSum';
import { Stopwatches } from './stopwatch';

const SECOND = 1000;

/** What journeys are measured against. Instants are epoch milliseconds. */
export interface JourneyFrame {
  asOf: number;
  rules: Rules;
  stopwatches: Stopwatches;
}

/**
 * Adds up journeys, one at a time: what a report holds in memory.
 *
 * @remarks
 * Memory grows with passages (their durations) and distinct steps, not with
 * events. Attribution, flow efficiency and steps cover closed journeys;
 * distributions know the open ones as censored.
 */
export class JourneySum {
  readonly #frame: JourneyFrame;
  readonly #gates = new Map<string, GateSum>();
  readonly #elapsed: Spells = emptySpells();
  readonly #timeToValue: Spells = emptySpells();
  readonly #latency: Spells = emptySpells();
  readonly #attribution: AttributionSum = emptyAttribution();
  #flow: FlowEfficiencySum = emptyFlowEfficiency();
  readonly #steps: StepSum = new Map();
  #count = 0;
  #latencyOfClosed = 0;
  #adopts = false;
  /** Without an approval or handoff there is no latency to speak of, not zero. */
  readonly #governs: boolean;
  readonly timestamps: TimestampCounts = {
    observed: 0,
    inferred: 0,
    missing: 0,
  };

  constructor(frame: JourneyFrame) {
    this.#frame = frame;
    this.#governs = frame.rules.gates.all.some(
      ({ kind }) => kind === 'approval' || kind === 'handoff',
    );
    for (const { id } of frame.rules.gates.all) {
      this.#gates.set(id, emptyGate());
    }
  }

  /** O(n log n) in the journey's spans. */
  add(journey: Journey): void {
    const { asOf, stopwatches, rules } = this.#frame;
    const { from, to } = journey;
    const closed = to !== undefined;
    const window = { start: from, end: Math.max(from, to ?? asOf) };
    this.#count += 1;
    const exit = stopwatches.journeys(window.start, window.end);
    addSpell(this.#elapsed, { entry: 0, exit, decided: closed });
    this.#addTimeToValue(journey);
    const latency = governanceLatency(
      journey.spans,
      window,
      id => rules.gates.byId.get(id)?.kind,
      stopwatches.journeys,
    );
    if (this.#governs) {
      addSpell(this.#latency, { entry: 0, exit: latency, decided: closed });
    }
    if (closed) {
      const cells = attribute(journey.spans, window);
      addAttribution(this.#attribution, cells);
      this.#flow = addFlowEfficiency(this.#flow, cells);
      addVisits(this.#steps, journey.visits, to);
      this.#latencyOfClosed += latency;
    }
    this.#addPassages(journey, closed);
    for (const key of ['observed', 'inferred', 'missing'] as const) {
      this.timestamps[key] += journey.timestamps[key];
    }
  }

  /** Figures of the configured gates, in the order of the configuration. */
  gates(): GateFigures[] {
    return this.#frame.rules.gates.all.map(gate =>
      finishGate(gate, this.#gates.get(gate.id) ?? emptyGate()),
    );
  }

  journeys(): JourneyFigures {
    const attribution = finishAttribution(this.#attribution);
    const elapsed = finishSpells(this.#elapsed);
    const seconds = attribution.elapsed / SECOND;
    return {
      count: this.#count,
      closed: elapsed.n,
      open: elapsed.censored,
      elapsed,
      timeToValue: this.#adopts ? finishSpells(this.#timeToValue) : null,
      governanceLatency: {
        ...finishSpells(this.#latency),
        // Both on the calendar of the journeys, so that the share is one of like.
        share:
          this.#governs && elapsed.sum > 0
            ? this.#latencyOfClosed / SECOND / elapsed.sum
            : null,
      },
      flowEfficiency: finishFlowEfficiency(this.#flow) ?? null,
      byKind: inSeconds(attribution.byKind),
      byFunction: inSeconds(attribution.byFunction),
      bySteps: finishSteps(this.#steps, seconds),
    };
  }

  #addTimeToValue({ milestones, from }: Journey): void {
    const { asOf, stopwatches, rules } = this.#frame;
    const measured = rules.milestones.some(each => each.name === 'adopted');
    if (measured) {
      this.#adopts = true;
      const adopted = milestones.adopted?.at;
      addSpell(this.#timeToValue, {
        entry: 0,
        exit: stopwatches.journeys(from, Math.max(from, adopted ?? asOf)),
        decided: adopted !== undefined,
      });
    }
  }

  #addPassages(journey: Journey, closed: boolean): void {
    const { asOf, stopwatches } = this.#frame;
    for (const passage of journey.passages) {
      const sum = this.#gates.get(passage.gate);
      if (sum) {
        const stopwatch = stopwatches.gate(passage.gate);
        addPassage(sum, passage, { closed, asOf, stopwatch });
      }
    }
  }
}

function inSeconds<K extends string>(
  milliseconds: Record<K, number>,
): Record<K, number> {
  return Object.fromEntries(
    Object.entries<number>(milliseconds).map(([key, value]) => [
      key,
      value / SECOND,
    ]),
  ) as Record<K, number>;
}
