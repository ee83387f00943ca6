import {
  OutcomeReport,
  OutcomeRisk,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Assessment } from '../outcomes/OutcomeAssessor';
import { discreet } from '../outcomes/report/discreet';
import { DAY } from '../projection/days';
import { OutcomeWeek } from './DigestFacts';

/** An older report says nothing of now. */
export const FRESH_DAYS = 2;
/** A week, and what a day or two without a record may do to it. */
const WEEK = { least: 5, most: 9 };

/** One outcome as a digest tells it. */
export interface ComparedOutcome {
  /** As a reader without `delivery.organisation.read` sees it. */
  report: Assessment;
  isFresh: boolean;
  /** Of five to nine days ago; absent where nothing was recorded then. */
  before?: OutcomeReport;
  /** Those that it had not a week ago; none where that is not known. */
  newRisks: readonly OutcomeRisk[];
}

/**
 * Puts an outcome beside itself a week ago.
 *
 * @param at - Epoch milliseconds.
 */
export function comparedOutcome(
  { report, before }: OutcomeWeek,
  at: number,
): ComparedOutcome {
  const ageOf = ({ asOf }: { asOf: string }) => (at - Date.parse(asOf)) / DAY;
  const isFresh = ageOf(report) <= FRESH_DAYS;
  const then =
    isFresh &&
    before &&
    ageOf(before) >= WEEK.least &&
    ageOf(before) <= WEEK.most
      ? before
      : undefined;
  return {
    report: discreet(report, {
      nameable: () => false,
      mayReadSystem: () => false,
      seesOrganisation: false,
    }),
    isFresh,
    ...(then && { before: then }),
    newRisks: then
      ? report.risks.filter(risk => !then.risks.includes(risk))
      : [],
  };
}
