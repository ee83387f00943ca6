import { z } from 'zod';

/** Names and words of other people: one line, not long. */
const nameSchema = z.string().trim().min(1).max(253);

const metricSchema = z.object({
  metricSource: z.object({
    metricSourceRef: nameSchema.nullish(),
    type: nameSchema.nullish(),
    spec: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const indicatorSpecSchema = z.object({
  thresholdMetric: metricSchema.nullish(),
  ratioMetric: z
    .object({
      counter: z.boolean().nullish(),
      good: metricSchema.nullish(),
      bad: metricSchema.nullish(),
      total: metricSchema.nullish(),
      raw: metricSchema.nullish(),
      rawType: z.string().nullish(),
    })
    .nullish(),
});

const metadataSchema = z.object({ name: nameSchema });

const indicatorFields = {
  indicator: z.object({ spec: indicatorSpecSchema }).nullish(),
  indicatorRef: nameSchema.nullish(),
};

const objectiveSchema = z.object({
  ...indicatorFields,
  displayName: z.string().nullish(),
  op: z.string().nullish(),
  value: z.number().nullish(),
  target: z.number().min(0).max(1).nullish(),
  targetPercent: z.number().min(0).max(100).nullish(),
  timeSliceTarget: z.number().nullish(),
  timeSliceWindow: z.union([z.number(), z.string()]).nullish(),
});

const timeWindowSchema = z.object({
  duration: z.string(),
  isRolling: z.boolean().nullish(),
  calendar: z
    .object({ startTime: z.string(), timeZone: z.string() })
    .nullish()
    .transform(calendar => calendar ?? undefined),
});

/** Objects of OpenSLO v1, as much of them as is read. */
export const sloSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    ...indicatorFields,
    timeWindow: z
      .array(timeWindowSchema)
      .nullish()
      .transform(windows => windows ?? undefined),
    budgetingMethod: z.string(),
    objectives: z.array(objectiveSchema).min(1),
  }),
});

export const sliSchema = z.object({
  metadata: metadataSchema,
  spec: indicatorSpecSchema,
});

/** What connects to it is not read: addresses come from app-config alone. */
export const dataSourceSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ type: nameSchema }),
});

export type Slo = z.infer<typeof sloSchema>;
export type SloObjective = z.infer<typeof objectiveSchema>;
export type IndicatorSpec = z.infer<typeof indicatorSpecSchema>;
export type RatioMetric = NonNullable<IndicatorSpec['ratioMetric']>;
export type Metric = z.infer<typeof metricSchema>;
export type TimeWindow = z.infer<typeof timeWindowSchema>;
