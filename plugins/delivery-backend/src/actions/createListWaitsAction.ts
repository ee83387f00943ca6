import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { ActionOptions, READS } from './DeliveryActions';
import { frameOf } from './frame';
import { percentile } from './percentile';

/** Adds `list-waits`. */
export function createListWaitsAction({
  actionsRegistry,
  gates,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-waits',
    title: 'List where work waits',
    description:
      'Lists the gates of a scope by the days that work could not move because of them, the most first: how long they take with the ones still open, what they decided, whether that changed anything, and whether they earn their delay. Durations are seconds; null means not known.',
    attributes: READS,
    examples: [
      {
        title: 'Gates of one system in a quarter',
        input: {
          scope: 'system:default/ledger',
          since: '2026-01-01T00:00:00Z',
          until: '2026-04-01T00:00:00Z',
          limit: 5,
        },
      },
    ],
    schema: {
      input: z =>
        z.object({
          scope: z
            .string()
            .max(500)
            .optional()
            .describe(
              'Entity ref of a component, system, domain or group; default: the whole organisation',
            ),
          since: z
            .string()
            .max(40)
            .optional()
            .describe('ISO 8601; default: 90 days before until'),
          until: z
            .string()
            .max(40)
            .optional()
            .describe('ISO 8601; default: now'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(50)
            .default(10)
            .describe('Most gates, 1 to 50'),
        }),
      output: z =>
        z.object({
          since: z.string().describe('Start of the window, ISO 8601'),
          until: z.string().describe('End of the window, ISO 8601'),
          withheld: z
            .boolean()
            .describe('True: the group is too small for figures'),
          totalGates: z.number().describe('Gates of the scope in all'),
          gates: z.array(
            z.object({
              id: z.string().describe('Id of the gate'),
              title: z.string().describe('Its title'),
              function: z.string().describe('Function that is accountable'),
              gateDays: z
                .number()
                .describe('Days in which work could not move because of it'),
              p50: z
                .number()
                .nullable()
                .describe(
                  'Median seconds from asked to through; null where n is too small',
                ),
              p85: z
                .number()
                .nullable()
                .describe(
                  '85th percentile, seconds; null where n is too small',
                ),
              n: z.number().describe('Items that were decided'),
              open: z.number().describe('Items that wait now'),
              verdict: z
                .string()
                .optional()
                .describe(
                  'keep, embed, target (ask of higher risk only) or notEnoughEvidence',
                ),
              decided: z.number().optional().describe('Decisions'),
              caught: z
                .number()
                .optional()
                .describe('Decisions that changed anything'),
              reasons: z
                .array(z.string())
                .describe('What the verdict rests on'),
            }),
          ),
        }),
    },
    action: async ({ input: { limit, ...frame }, credentials }) => {
      const list = await gates.listGates(frameOf(frame), { credentials });
      const { since, until, suppressed } = list.frame;
      const costliest = [...list.items].sort(
        (left, right) => right.gateDays - left.gateDays,
      );
      return {
        output: {
          ...{ since, until },
          withheld: suppressed === true,
          totalGates: list.items.length,
          gates: costliest.slice(0, limit).map(waitOf),
        },
      };
    },
  });
}

function waitOf(gate: GateInsight) {
  const { id, title, functionTitle, gateDays, open, total } = gate;
  const { deliveryTest } = gate;
  return {
    ...{ id, title, function: functionTitle, gateDays, open },
    p50: percentile(total, 'p50'),
    p85: percentile(total, 'p85'),
    n: total.n,
    ...(deliveryTest && {
      verdict: deliveryTest.verdict,
      decided: deliveryTest.decided,
      caught: deliveryTest.caught,
    }),
    reasons: deliveryTest?.reasons ?? [],
  };
}
