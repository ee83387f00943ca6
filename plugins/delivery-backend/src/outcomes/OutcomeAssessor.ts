import {
  GateInsight,
  OutcomeReport,
  outcomeSeconds,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { JourneyStore } from '../database/JourneyStore';
import { Glossary } from '../insight/Glossary';
import { Membership } from '../insight/Membership';
import { iso } from '../insight/window';
import { Constraints } from './constraints/Constraints';
import { contributingComponents } from './contributingComponents';
import { contributingSystems } from './contributingSystems';
import { sharesMeasure } from './declaredMeter';
import { GaugeContext } from './functions/FunctionGauge';
import { FunctionGauges } from './functions/FunctionGauges';
import { InitiativeTickets } from './InitiativeTickets';
import { journeysOfTickets } from './journeysOfTickets';
import { OutcomeCosts } from './OutcomeCosts';
import {
  accountabilityView,
  Divided,
  divide,
  shownIncrement,
} from './report/accountability';
import { costOfWaiting } from './report/costOfWaiting';
import { functionMeasures } from './report/functionMeasures';
import {
  AdoptionRule,
  incrementView,
  TimedIncrement,
  timedIncrement,
} from './report/incrementView';
import { measureView } from './report/measureView';
import { nextMove } from './report/nextMove';
import { risksOf } from './report/risks';
import { timeToValueOf } from './report/timeToValue';
import { MeasureSeries, Series } from './Series';
import { StoredOutcome } from './store/OutcomeStore';

/** Increments that one report is made of: the latest needs. */
const MOST_INCREMENTS = 100;

/** A report to nobody in particular; `viewer` is added for who reads it. */
export type Assessment = Omit<OutcomeReport, 'viewer'>;

/** A report, with the entities that each increment involves. */
export interface Assessed {
  report: Assessment;
  /** By index in `increments`. */
  involved: readonly (readonly string[])[];
}

/** See {@link OutcomeAssessor.create}. */
export interface OutcomeAssessorOptions {
  knex: Knex;
  journeys: JourneyStore;
  membership: Membership;
  series: Series;
  tickets: InitiativeTickets;
  constraints: Constraints;
  costs: OutcomeCosts;
  /** Every configured gate in the organisation, with its figures of 90 days. */
  gates: () => Promise<readonly GateInsight[]>;
  gauges: FunctionGauges;
  glossary: Glossary;
  functions: Readonly<Record<string, { group?: string }>>;
}

/** What functions are measured on. */
interface FunctionContext
  extends Pick<GaugeContext, 'components' | 'asOf' | 'signal'> {
  stored: StoredOutcome;
  measured: OutcomeReport['measure'];
}

/** What the increments of an outcome come to. */
interface Progressed {
  increments: TimedIncrement[];
  total: number;
  problem?: string;
  initiative?: OutcomeReport['initiative'];
  divided?: Divided;
}

/**
 * Says how an outcome is doing, whoever asks.
 *
 * @remarks
 * Costs a look-up for each ticket of the initiative, the spans of one
 * increment, and the readings of two measures.
 *
 * @internal
 */
export class OutcomeAssessor {
  readonly #options: OutcomeAssessorOptions;

  static create(options: OutcomeAssessorOptions): OutcomeAssessor {
    return new OutcomeAssessor(options);
  }

  private constructor(options: OutcomeAssessorOptions) {
    this.#options = options;
  }

  async assess(
    stored: StoredOutcome,
    asOf: number,
    signal?: AbortSignal,
  ): Promise<Assessed> {
    const { membership, series, constraints, costs } = this.#options;
    const { spec } = stored.outcome;
    const measure = await series.of(stored, 'measure', asOf);
    const adoption =
      spec.adoption && !sharesMeasure(spec)
        ? await series.of(stored, 'adoption', asOf)
        : measure;
    const progressed = await this.#progress(stored, adoption, asOf);
    const components = await contributingComponents(
      stored.contributors,
      membership,
    );
    const context = {
      stored,
      components,
      asOf,
      ...(signal && { signal }),
    };
    const measured = measureView(spec.measure, measure, asOf);
    const timeToValue = timeToValueOf(progressed.increments, { spec, asOf });
    const judged = await constraints.judge(context);
    const facts = { ...context, measured, timeToValue, constraints: judged };
    return {
      report: {
        ...aboutOf(stored, asOf),
        systems: await contributingSystems(
          stored.contributors,
          components,
          membership,
        ),
        measure: measured,
        adoption: adoptionView(stored, adoption),
        ...this.#incrementViews(progressed, facts),
        timeToValue,
        ...(await this.#accountability(progressed, facts)),
        constraints: judged,
        costCourse: await costs.course(context),
        costPerOutcome: await costs.perOutcome(context, measure),
        costOfWaiting: costOfWaiting(progressed.increments, { spec, asOf }),
        risks: risksOf(facts),
      },
      involved: progressed.increments.map(({ journey }) => journey.entityRefs),
    };
  }

  /** By need, the earliest first. */
  async #progress(
    stored: StoredOutcome,
    series: MeasureSeries,
    asOf: number,
  ): Promise<Progressed> {
    const { knex, journeys, tickets } = this.#options;
    const { spec } = stored.outcome;
    const { adoption } = spec;
    const { keys, none, view: initiative, problem } = await tickets.of(stored);
    const about = { problem, ...(initiative && { initiative }) };
    if (keys.length === 0) {
      return { increments: [], total: 0, ...about };
    }
    const found = await journeysOfTickets(knex, {
      keys,
      asOf,
      limit: MOST_INCREMENTS,
    });
    const rule: AdoptionRule | undefined = adoption && {
      ...series,
      direction: adoption.measure?.direction ?? spec.measure.direction,
      threshold: adoption.threshold,
      stays: outcomeSeconds(adoption.stays)! * 1_000,
    };
    const increments = found.journeys
      .map(journey => timedIncrement(journey, rule, asOf))
      .sort((left, right) => left.need - right.need);
    const index = shownIncrement(increments, adoption !== undefined);
    return {
      increments,
      total: found.total,
      ...about,
      ...(found.total === 0 && problem === undefined && { problem: none }),
      ...(index !== undefined && {
        divided: divide(increments, index, {
          spans: (await journeys.fold(increments[index].journey.id)).spans,
          measuresAdoption: adoption !== undefined,
          asOf,
        }),
      }),
    };
  }

  #incrementViews(
    { increments, total, problem, initiative }: Progressed,
    { stored, asOf }: { stored: StoredOutcome; asOf: number },
  ) {
    const measuresAdoption = stored.outcome.spec.adoption !== undefined;
    return {
      increments: increments.map(each =>
        incrementView(each, { measuresAdoption, asOf }),
      ),
      totalIncrements: total,
      ...(problem !== undefined && { incrementsProblem: problem }),
      ...(initiative && { initiative }),
    };
  }

  async #accountability(
    { divided }: Progressed,
    facts: FunctionContext,
  ): Promise<Pick<OutcomeReport, 'accountability' | 'functions' | 'nextMove'>> {
    const { glossary, functions, gates, gauges } = this.#options;
    const { stored, measured, ...context } = facts;
    const { spec } = stored.outcome;
    const measuresAdoption = spec.adoption !== undefined;
    const evidence = await gates();
    return {
      accountability: divided
        ? accountabilityView(divided, { glossary, measuresAdoption })
        : null,
      functions: await functionMeasures({
        cells: divided?.cells ?? [],
        declared: spec.functions ?? [],
        evidence,
        glossary,
        groups: functions,
        gauges,
        context: { ...context, progress: measured.progress?.share ?? null },
      }),
      nextMove: nextMove(divided, evidence),
    };
  }
}

function aboutOf(
  { ref, outcome, contributors, missing }: StoredOutcome,
  asOf: number,
) {
  const { metadata, spec } = outcome;
  const gone = new Set(missing);
  return {
    asOf: iso(asOf),
    outcome: ref,
    title: metadata.title ?? metadata.name,
    statement: spec.statement,
    owner: spec.owner,
    ...(spec.domain !== undefined && { domain: spec.domain }),
    ...(spec.type !== undefined && { type: spec.type }),
    contributors: contributors.map(each => ({
      ref: each,
      missing: gone.has(each),
    })),
  };
}

function adoptionView(
  { outcome: { spec } }: StoredOutcome,
  { metering }: MeasureSeries,
): OutcomeReport['adoption'] {
  const { adoption, measure } = spec;
  if (!adoption) {
    return null;
  }
  const { name, unit, direction } = adoption.measure ?? measure;
  const { threshold, stays } = adoption;
  return { name, unit, direction, threshold, stays, metering };
}
