import { z } from 'zod';

const counts = {
  n: z.number().int(),
  /** Runs the content that is signed off now. */
  current: z.number().int(),
  /** Runs an older one whose sign-offs hold still. */
  outdated: z.number().int(),
  /** Runs one whose sign-offs ended or were revoked. */
  unapproved: z.number().int(),
};

/** How much runs on signed-off patterns. @public */
export const conformanceFiguresSchema = z.object({
  environments: z.object({
    ...counts,
    /** Of those, whatever the sign-offs: outside by their last evidence. */
    outside: z.number().int(),
  }),
  /** A component counts by the worst of its environments. */
  components: z.object({
    ...counts,
    /** Without an environment that was made from a pattern. */
    none: z.number().int(),
  }),
});

/** `GET /conformance` @public */
export const conformanceQuerySchema = z.object({
  by: z.enum(['system', 'domain']).default('system'),
});

/** Groups by name. @public */
export const conformanceSchema = z.object({
  asOf: z.string(),
  /** Of the whole organisation, for whoever may read that. */
  total: conformanceFiguresSchema.optional(),
  items: z.array(
    z.object({
      entityRef: z.string(),
      components: z.number().int(),
      suppressed: z.boolean(),
      /** Absent where the group is smaller than five components. */
      figures: conformanceFiguresSchema.optional(),
      /** Components without environment that the reader may read, at most 50. */
      withoutEnvironment: z.array(z.string()),
    }),
  ),
});

export type ConformanceFigures = z.infer<typeof conformanceFiguresSchema>;
export type ConformanceQuery = z.input<typeof conformanceQuerySchema>;
export type Conformance = z.infer<typeof conformanceSchema>;
