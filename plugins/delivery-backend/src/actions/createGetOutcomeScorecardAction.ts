import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { ActionOptions, READS } from './DeliveryActions';
import { percentile } from './percentile';

/** Adds `get-outcome-scorecard`. */
export function createGetOutcomeScorecardAction({
  actionsRegistry,
  outcomes,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'get-outcome-scorecard',
    title: 'Get the scorecard of an outcome',
    description:
      'Says how a business outcome is doing: its measure against the target with forecast, time-to-value with n, whose time the latest increment took, constraints (never averaged), cost per outcome, risks, and the one next move. Durations are seconds; null means not known, which is neither zero nor a pass.',
    attributes: READS,
    examples: [
      {
        title: 'An outcome as it was on a day',
        input: { outcome: 'outcome:default/fewer-leave', on: '2026-08-31' },
      },
    ],
    schema: {
      input: z =>
        z.object({
          outcome: z
            .string()
            .min(1)
            .max(500)
            .describe('Entity ref, like outcome:default/fewer-leave'),
          on: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day; write it as 2026-08-31')
            .optional()
            .describe('What was said on that day, UTC; default: now'),
        }),
      output: z => {
        const money = z.object({
          amount: z.number().describe('In the currency'),
          currency: z.string().describe('ISO 4217'),
        });
        return z.object({
          asOf: z.string().describe('Instant of all figures, ISO 8601'),
          outcome: z.string().describe('Entity ref'),
          title: z.string().describe('Title of the outcome'),
          statement: z.string().describe('The result that is wanted'),
          owner: z.string().describe('Entity ref of who owns it'),
          measure: z
            .object({
              name: z.string().describe('What is measured'),
              unit: z.string().describe('Unit of the figures'),
              baseline: z.number().describe('Where it started, in the unit'),
              target: z.number().describe('Where it is to be, in the unit'),
              due: z.string().describe('Day by which, ISO 8601'),
              latest: z
                .number()
                .nullable()
                .describe('Latest figure, in the unit'),
              readings: z.number().describe('n: how many figures there are'),
              state: z
                .string()
                .describe(
                  'How it is read: current, stale, failing, empty, unmetered or foreign',
                ),
              share: z
                .number()
                .nullable()
                .describe('Progress: 0 at the baseline, 1 at the target'),
              forecast: z
                .string()
                .describe('reached, onTime, late, notMoving or tooFew'),
              expectedAt: z
                .string()
                .optional()
                .describe('When the target is expected, ISO 8601'),
            })
            .describe('The measure of the result'),
          timeToValue: z
            .object({
              measured: z
                .string()
                .describe('What is timed, like need → adopted'),
              target: z.number().optional().describe('Seconds'),
              latest: z
                .number()
                .nullable()
                .describe('Seconds of the latest increment that got there'),
              p50: z
                .number()
                .nullable()
                .describe('Median seconds; null where n is too small'),
              n: z.number().describe('Increments that got there'),
              open: z.number().describe('Increments that are still open'),
            })
            .describe('How long value takes'),
          byFunction: z
            .array(
              z.object({
                function: z
                  .string()
                  .describe('Function; unowned and unaccounted are findings'),
                seconds: z.number().describe('Seconds of the increment'),
              }),
            )
            .describe('Whose time the shown increment took; adds up exactly'),
          constraints: z
            .array(
              z.object({
                constraint: z
                  .string()
                  .describe('cost, reliability, security or compliance'),
                state: z.string().describe('pass, fail or unknown'),
                reason: z
                  .string()
                  .optional()
                  .describe('Why it is unknown or fails'),
              }),
            )
            .describe('What must hold, each on its own'),
          costPerOutcome: z
            .array(money)
            .nullable()
            .describe('Cost of one unit of progress, by currency'),
          costOfWaiting: money
            .nullable()
            .describe('What open increments cost by waiting so far'),
          risks: z.array(z.string()).describe('Why it is at risk; empty: no'),
          nextMove: z
            .object({
              gate: z.string().optional().describe('Title of the gate'),
              function: z
                .string()
                .optional()
                .describe('Function that keeps it'),
              saves: z
                .number()
                .optional()
                .describe('Seconds of the increment that it would save'),
              verdict: z.string().optional().describe('embed or target'),
              reason: z
                .string()
                .optional()
                .describe('Why no move is named, where none is'),
            })
            .describe('The one thing to do next'),
          problem: z
            .string()
            .optional()
            .describe('What is missing of its increments, and what to do'),
        });
      },
    },
    action: async ({ input, credentials }) => ({
      output: scorecard(
        await outcomes.get(input.outcome, input.on, { credentials }),
      ),
    }),
  });
}

function scorecard(report: OutcomeReport) {
  const { asOf, outcome, title, statement, owner, risks } = report;
  const { costPerOutcome, costOfWaiting, incrementsProblem } = report;
  return {
    ...{ asOf, outcome, title, statement, owner, risks },
    measure: measureOf(report.measure),
    timeToValue: timeToValueOf(report.timeToValue),
    byFunction: (report.accountability?.byFunction ?? []).map(
      ({ function: name, seconds }) => ({ function: name, seconds }),
    ),
    constraints: report.constraints.map(({ constraint, state, reason }) => ({
      ...{ constraint, state },
      ...(reason !== undefined && { reason }),
    })),
    costPerOutcome: costPerOutcome?.perUnit ?? null,
    costOfWaiting: costOfWaiting && {
      amount: costOfWaiting.amount,
      currency: costOfWaiting.currency,
    },
    nextMove: nextMoveOf(report.nextMove),
    ...(incrementsProblem !== undefined && { problem: incrementsProblem }),
  };
}

function measureOf(measure: OutcomeReport['measure']) {
  const { name, unit, baseline, target, due } = measure;
  const { metering, progress, forecast } = measure;
  return {
    ...{ name, unit, baseline, target, due },
    latest: metering.latest?.value ?? null,
    readings: metering.n,
    state: metering.state,
    share: progress?.share ?? null,
    forecast: forecast.state,
    ...(forecast.at !== undefined && { expectedAt: forecast.at }),
  };
}

function timeToValueOf(time: OutcomeReport['timeToValue']) {
  const { measured, target, latest, distribution } = time;
  return {
    ...{ measured, latest },
    ...(target !== undefined && { target }),
    p50: percentile(distribution, 'p50'),
    n: distribution.n,
    open: distribution.censored,
  };
}

function nextMoveOf(move: OutcomeReport['nextMove']) {
  if (move.kind === 'none') {
    return { reason: move.reason };
  }
  const { gateTitle, functionTitle, saves, verdict } = move;
  return { gate: gateTitle, function: functionTitle, saves, verdict };
}
