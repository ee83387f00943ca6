import { ComparedOutcome, FRESH_DAYS } from './comparedOutcome';
import { DigestPart } from './DigestPart';
import { moveSentence } from './moveSentence';
import { isWorthALine, outcomeLine } from './outcomeLine';
import { count } from './words';

/** Outcomes that are told one by one; a page has the rest. */
const MOST_LINES = 5;

/** How the outcomes that a group owns are doing, against a week ago. */
export function outcomesPart(owned: readonly ComparedOutcome[]): DigestPart {
  if (owned.length === 0) {
    return { sentences: [], isNews: false };
  }
  const fresh = owned.filter(({ isFresh }) => isFresh);
  const atRisk = fresh.filter(({ report }) => report.risks.length > 0);
  const withNew = fresh.filter(({ newRisks }) => newRisks.length > 0);
  const head =
    fresh.length === 0
      ? `${count(owned.length, 'outcome')}, none assessed lately`
      : `${count(fresh.length, 'outcome')}, ${atRisk.length} at risk`;
  const news = withNew.length > 0 ? `, ${withNew.length} with a new risk` : '';
  return {
    head: `${head}${news}`,
    sentences: [
      ...countSentences(owned, fresh, atRisk.length),
      ...comparison(fresh),
      ...lines(fresh),
      ...moveSentence(fresh),
    ],
    isNews: withNew.length > 0,
  };
}

function countSentences(
  owned: readonly ComparedOutcome[],
  fresh: readonly ComparedOutcome[],
  atRisk: number,
): string[] {
  const stale = owned.length - fresh.length;
  const risk =
    fresh.length > 0 ? `, ${atRisk} of ${fresh.length} at risk now` : '';
  return [
    `${count(owned.length, 'outcome')} owned${risk}.`,
    ...(stale > 0
      ? [
          `${stale} of ${owned.length} ${
            stale === 1 ? 'was' : 'were'
          } not assessed in the last ${FRESH_DAYS} days and ${
            stale === 1 ? 'is' : 'are'
          } left out.`,
        ]
      : []),
  ];
}

/** What the comparison rests on, so that silence is not taken for good news. */
function comparison(fresh: readonly ComparedOutcome[]): string[] {
  const compared = fresh.filter(({ before }) => before);
  const n = compared.length;
  if (fresh.length === 0) {
    return [];
  }
  if (n === 0) {
    return ['Nothing from a week ago is known, so nothing is compared.'];
  }
  const { length } = compared.filter(({ before }) => before!.risks.length > 0);
  const hasNew = compared.some(({ newRisks }) => newRisks.length > 0);
  const unknown = fresh.length - n;
  return [
    `A week ago ${length} of ${n} ${length === 1 ? 'was' : 'were'} at risk${
      hasNew ? '' : '; no risk is new'
    }.`,
    ...(unknown > 0
      ? [
          `${unknown} of ${fresh.length} ${
            unknown === 1 ? 'has' : 'have'
          } no report from a week ago and ${
            unknown === 1 ? 'is' : 'are'
          } not compared.`,
        ]
      : []),
  ];
}

/** What is new first, then what is most at risk. */
function lines(fresh: readonly ComparedOutcome[]): string[] {
  const told = fresh
    .filter(isWorthALine)
    .sort(
      (left, right) =>
        right.newRisks.length - left.newRisks.length ||
        right.report.risks.length - left.report.risks.length ||
        (left.report.title < right.report.title ? -1 : 1),
    );
  const rest = told.length - MOST_LINES;
  return [
    ...told.slice(0, MOST_LINES).map(outcomeLine),
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ];
}
