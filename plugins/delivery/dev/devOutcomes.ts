/** DEV DATA: everything here is made up, and only for looking at the pages. */
import {
  OutcomeApi,
  OutcomeReport,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  AS_OF,
  buildOutcomeReport,
  buildOutcomeSummary,
  buildReportOf,
  createExampleOutcomeApi,
  DAY,
  distribution,
  refusal,
} from '../src/__testUtils__';

const NONE_YET: OutcomeReport['timeToValue'] = {
  measured: 'need → deployed',
  distribution: distribution(0, 0, { sum: 0 }),
  latest: null,
  previous: null,
};

/** One on which nothing is known yet. */
function tellBare(outcome: string): OutcomeReport {
  const { measure } = buildOutcomeReport();
  return buildReportOf(
    {
      name: 'Claims paid out within a day',
      direction: 'up',
      baseline: 12,
      target: 80,
      progress: null,
      forecast: { state: 'tooFew', n: 0, needs: 5 },
      metering: {
        ...measure.metering,
        state: 'unmetered',
        meter: undefined,
        n: 0,
        readings: [],
        latest: undefined,
      },
    },
    {
      outcome,
      title: 'Faster pay-outs',
      statement: 'Pay out approved claims within a day.',
      adoption: null,
      timeToValue: NONE_YET,
      increments: [],
      totalIncrements: 0,
      accountability: null,
      functions: [],
      costPerOutcome: null,
      costOfWaiting: null,
      nextMove: { kind: 'none', reason: 'there is no increment yet.' },
      risks: ['notMeasured'],
    },
  );
}

const BARE = 'outcome:default/fast-payouts';

/** Rows of the portfolio. */
const devSummaries: OutcomeSummary[] = [
  buildOutcomeSummary(),
  buildOutcomeSummary({
    outcome: BARE,
    title: 'Faster pay-outs',
    statement: 'Pay out approved claims within a day.',
    owner: 'group:default/claims',
    domain: undefined,
    risks: ['notMeasured'],
    constraints: [],
    before: undefined,
    costOfWaiting: { seconds: 3 * DAY, amount: 4_000, currency: 'USD' },
    nextMove: { kind: 'none', reason: 'there is no increment yet.' },
    timeToValue: NONE_YET,
  }),
];

/** The example backend of the dev app, for outcomes. */
export const devOutcomeApi: OutcomeApi = createExampleOutcomeApi({
  listOutcomes: async () => ({ asOf: AS_OF, items: devSummaries }),
  getOutcome: async outcome => {
    if (!devSummaries.some(item => item.outcome === outcome)) {
      throw refusal(404, 'NotFoundError', `No outcome ${outcome}`);
    }
    return outcome === BARE ? tellBare(outcome) : buildOutcomeReport();
  },
});
