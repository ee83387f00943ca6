import { z } from 'zod';

/** How careful a deployment has to be. @public */
export const riskClasses = ['low', 'medium', 'high'] as const;

/** One of {@link riskClasses}. @public */
export type RiskClass = (typeof riskClasses)[number];

/** How a new version replaces the old one. */
export const strategySchema = z.strictObject({
  strategy: z
    .enum(['rolling', 'blueGreen', 'canary'])
    .describe(
      'rolling: pod by pod. blueGreen: beside the old one, then switched. canary: for a share of the traffic first',
    ),
  rollback: z
    .enum(['automatic', 'manual'])
    .default('automatic')
    .describe('Who goes back when it fails; a canary always goes by itself'),
});

/** Strategies by risk class of the environment. */
export const deploymentSchema = z.strictObject({
  low: strategySchema,
  medium: strategySchema,
  high: strategySchema,
});
