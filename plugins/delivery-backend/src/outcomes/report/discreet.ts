import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { Assessment } from '../OutcomeAssessor';

/**
 * A report without what its reader may not know: which journeys increments are,
 * and what gates decide outside of the outcome. Durations stay.
 */
export function discreet<T extends Assessment>(
  report: T,
  options: {
    /** By index in `increments`. */
    nameable(index: number): boolean;
    mayReadSystem(ref: string): boolean;
    seesOrganisation: boolean;
  },
): T {
  const { nameable, mayReadSystem, seesOrganisation } = options;
  return {
    ...report,
    ...(report.systems && { systems: report.systems.filter(mayReadSystem) }),
    increments: report.increments.map(({ journey, ...rest }, index) => ({
      ...rest,
      ...(journey && nameable(index) && { journey }),
    })),
    ...(!seesOrganisation && {
      functions: report.functions.map(withoutGates),
      nextMove: withoutDecisions(report.nextMove),
    }),
  };
}

function withoutGates(
  measured: OutcomeReport['functions'][number],
): OutcomeReport['functions'][number] {
  // Reports of before `of` was told: what has a sample is a gate's.
  const own = measured.measures.filter(({ of, n }) =>
    of === undefined ? n === undefined : of === 'outcome',
  );
  return { ...measured, measures: own };
}

function withoutDecisions(
  move: OutcomeReport['nextMove'],
): OutcomeReport['nextMove'] {
  if (move.kind === 'none') {
    return move;
  }
  const { decisions, changed, ...rest } = move;
  return rest;
}
