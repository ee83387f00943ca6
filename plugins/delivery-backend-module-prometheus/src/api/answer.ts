import { z } from 'zod';

/** What Prometheus counts in: seconds and a figure as text. */
const sampleSchema = z.tuple([z.number(), z.string()]);

const labelsSchema = z.record(z.string(), z.string());

const dataSchema = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: labelsSchema,
        values: z.array(sampleSchema).default([]),
        histograms: z.array(z.unknown()).optional(),
      }),
    ),
  }),
  z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: labelsSchema,
        value: sampleSchema.optional(),
        histogram: z.unknown().optional(),
      }),
    ),
  }),
  z.object({ resultType: z.literal('scalar'), result: sampleSchema }),
  z.object({ resultType: z.literal('string'), result: sampleSchema }),
]);

/** An answer of Prometheus that is no error; what else it says is not read. */
export const answerSchema = z.object({
  status: z.literal('success'),
  data: dataSchema,
  warnings: z.array(z.string()).optional(),
  infos: z.array(z.string()).optional(),
});

/** An answer of Prometheus that says what went wrong. */
export const refusalSchema = z.object({
  status: z.literal('error'),
  errorType: z.string(),
  error: z.string(),
});

/** What an answer holds, by its type. @internal */
export type AnswerData = z.infer<typeof dataSchema>;
