import { InputError } from '@backstage/errors';
import { MetricSources } from './expression';
import { Indicator, indicatorOf } from './indicator';
import { ObjectiveProblem } from './ObjectiveProblem';
import { OpenSloDocument } from './readDocument';
import { IndicatorSpec, Slo, SloObjective } from './schemas';
import { lengthOf, shorthandIn } from './shorthand';

const MINUTE = 60_000;

/** How a budget is spent: by events, by parts of the time, or by their shares. */
export type Budgeting =
  | { method: 'occurrences' }
  | {
      method: 'timeslices';
      /** Milliseconds. */
      slice: number;
      /** Share of good events that makes a slice good. */
      sliceTarget: number;
    }
  | { method: 'ratiotimeslices'; slice: number };

/** Share that an objective promises, 0 to 1. */
export function targetOf({ target, targetPercent }: SloObjective): number {
  const isShare = typeof target === 'number';
  if (isShare === (typeof targetPercent === 'number')) {
    throw new InputError(
      'objectives: each has to have one of target and targetPercent; write one of both',
    );
  }
  // 99.9 / 100 is 0.9990000000000001.
  return isShare ? target : Number((targetPercent! / 100).toPrecision(12));
}

/** What an objective is called: the SLO, and what tells it from its siblings. */
export function nameOf({ metadata, spec }: Slo, index: number): string {
  const { displayName } = spec.objectives[index];
  const own = displayName?.replace(/\s+/g, ' ').trim().slice(0, 100);
  return spec.objectives.length === 1
    ? metadata.name
    : `${metadata.name}: ${own || index + 1}`;
}

/**
 * How an objective spends its budget.
 *
 * @throws ObjectiveProblem that names the field and the cure.
 */
export function budgetingOf(slo: Slo, objective: SloObjective): Budgeting {
  const method = slo.spec.budgetingMethod.toLocaleLowerCase('en-US');
  switch (method) {
    case 'occurrences':
      return { method };
    case 'timeslices':
      return {
        method,
        slice: sliceOf(objective),
        sliceTarget: sliceTargetOf(objective),
      };
    case 'ratiotimeslices':
      return { method, slice: sliceOf(objective) };
    default:
      throw new ObjectiveProblem(
        'budgetingMethod: is unknown; write Occurrences, Timeslices or RatioTimeslices',
      );
  }
}

function sliceOf({ timeSliceWindow }: SloObjective): number {
  // A bare number counts minutes.
  const shorthand = shorthandIn(
    typeof timeSliceWindow === 'number'
      ? `${timeSliceWindow}m`
      : timeSliceWindow ?? '',
  );
  const length = shorthand && lengthOf(shorthand);
  if (!length || length < MINUTE) {
    throw new ObjectiveProblem(
      'objectives.timeSliceWindow: is missing or no fixed length; write it like 1m, 10m or 1h',
    );
  }
  return length;
}

function sliceTargetOf({ timeSliceTarget }: SloObjective): number {
  if (
    typeof timeSliceTarget !== 'number' ||
    !(timeSliceTarget > 0 && timeSliceTarget <= 1)
  ) {
    throw new ObjectiveProblem(
      'objectives.timeSliceTarget: is missing, or no share; write the share of good events that makes a slice good, like 0.95',
    );
  }
  return timeSliceTarget;
}

/**
 * What an objective is measured by: its own indicator, else that of its SLO.
 *
 * @throws ObjectiveProblem that names the field and the cure.
 */
export function measuredBy(
  document: OpenSloDocument,
  options: {
    slo: Slo;
    objective: SloObjective;
    connections: MetricSources['connections'];
  },
): Indicator {
  const { slo, objective, connections } = options;
  const isOwn = objective.indicator || objective.indicatorRef;
  const spec = specOf(document, isOwn ? objective : slo.spec);
  const { dataSources } = document;
  return indicatorOf(spec, objective, { connections, dataSources });
}

function specOf(
  { slis }: OpenSloDocument,
  { indicator, indicatorRef }: Pick<SloObjective, 'indicator' | 'indicatorRef'>,
): IndicatorSpec {
  if (Boolean(indicator) === Boolean(indicatorRef)) {
    throw new ObjectiveProblem(
      'indicator: there has to be one of indicator and indicatorRef; write one of both',
    );
  }
  const spec = indicator?.spec ?? slis.get(indicatorRef!);
  if (!spec) {
    throw new ObjectiveProblem(
      `indicatorRef: there is no SLI ${indicatorRef!.slice(
        0,
        80,
      )} in the file; put it beside the SLO, behind a line ---`,
    );
  }
  return spec;
}
