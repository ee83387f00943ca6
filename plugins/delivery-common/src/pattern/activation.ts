import { z } from 'zod';
import { distributionSchema } from '../insight/parts';

/**
 * How an environment stands to its pattern: `current` runs the signed-off
 * content, `outdated` an older one that still holds, `unapproved` one whose
 * sign-offs ended or were revoked.
 *
 * @public
 */
export const environmentStates = ['current', 'outdated', 'unapproved'] as const;

/** One use of a pattern, and how far it is. @public */
export const activationSchema = z.object({
  id: z.string(),
  /** Entity ref of the template. */
  pattern: z.string(),
  digest: z.string(),
  version: z.string().optional(),
  /** Entity ref of the environment, `resource:default/…`. */
  environment: z.string(),
  component: z.string().optional(),
  owner: z.string(),
  /** Address of the repository. */
  repository: z.string().optional(),
  /** When the form was sent, or a value outside the envelope that it used was first asked for. */
  requestedAt: z.string(),
  readyAt: z.string(),
  /** First successful pipeline run. */
  firstRunAt: z.string().optional(),
  /** First successful run of a change that people made. */
  productiveAt: z.string().optional(),
  /** First successful production deployment. */
  deployedAt: z.string().optional(),
  state: z.enum(environmentStates),
});

/** How long activations take, from the request on, in seconds. @public */
export const activationClockSchema = z.object({
  ready: distributionSchema,
  firstRun: distributionSchema,
  productive: distributionSchema,
  deployed: distributionSchema,
});

/** `GET /activations/clock` @public */
export const ownerClockQuerySchema = z.object({
  /** Entity ref of the group that owns the environments. */
  owner: z.string().min(1).max(500),
});

/** How long the environments of one owner took, whichever the pattern. @public */
export const ownerClockSchema = z.object({
  asOf: z.string(),
  owner: z.string(),
  environments: z.number().int(),
  /** Of the latest 10,000. */
  clock: activationClockSchema,
});

/** `GET /activations` @public */
export const activationQuerySchema = z.object({
  /** Entity ref of the template. */
  pattern: z.string().max(500).optional(),
  /** Entity ref of the environment. */
  environment: z.string().max(500).optional(),
  owner: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

/** Latest requests first. @public */
export const activationListSchema = z.object({
  asOf: z.string(),
  items: z.array(activationSchema),
  nextCursor: z.string().optional(),
});

/** `POST /activations`; the same task again changes nothing. @public */
export const activateRequestSchema = z.strictObject({
  /** Of the scaffolder: one task makes one environment. */
  taskId: z.string().min(1).max(200),
  pattern: z.string().min(1).max(500),
  digest: z.string().max(80),
  /** Metadata name of the environment. */
  name: z
    .string()
    .regex(
      /^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/,
      'is no name of an entity; use at most 63 letters, digits, dots and dashes',
    ),
  namespace: z.string().max(63).default('default'),
  component: z.string().min(1).max(500).optional(),
  owner: z.string().min(1).max(500),
  repository: z.string().max(2_000).optional(),
  /** SHA-256 of its list of governed files, `.delivery/files.json`. */
  manifest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal digits')
    .optional(),
  requestedAt: z.iso.datetime(),
  /** Of the template, as they were verified; held against the envelope again. */
  parameters: z.record(z.string(), z.unknown()),
  /** Entity ref of who asked. */
  by: z.string().max(500).optional(),
});

export type EnvironmentState = (typeof environmentStates)[number];
export type Activation = z.infer<typeof activationSchema>;
export type ActivationClock = z.infer<typeof activationClockSchema>;
export type ActivationQuery = z.input<typeof activationQuerySchema>;
export type ActivationList = z.infer<typeof activationListSchema>;
export type ActivateRequest = z.input<typeof activateRequestSchema>;
export type OwnerClock = z.infer<typeof ownerClockSchema>;
