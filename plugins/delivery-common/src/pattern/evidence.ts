import { z } from 'zod';

/** How a governed file can leave its pattern. @public */
export const driftKinds = ['changed', 'missing', 'added'] as const;

/**
 * What the last evidence says of an environment: `inside` its pattern or
 * `outside`; `silent` was inside and has sent nothing for long, `none` never
 * sent anything.
 *
 * @public
 */
export const complianceStates = [
  'inside',
  'outside',
  'silent',
  'none',
] as const;

const attestationWords = z.enum(['genuine', 'refused', 'unchecked']);

const line = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .refine(text => !text.includes('\u0000'), 'holds U+0000; leave it out');

const policyName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'is no name of a policy; write it as pattern.yaml does',
  );

/** `POST /environments/:id/evidence`: what a pipeline found. @public */
export const evidenceRequestSchema = z.strictObject({
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'is no commit; send its hash in lower case'),
  branch: line(255),
  /** Only the default branch counts. */
  isDefaultBranch: z.boolean(),
  /** With the commit it names the evidence: the same again changes nothing. */
  run: line(200),
  /** When it was found. */
  at: z.iso.datetime(),
  /** SHA-256 of `.delivery/files.json`; null: there is none. */
  manifest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal digits')
    .nullable(),
  drift: z
    .array(z.strictObject({ path: line(1_000), kind: z.enum(driftKinds) }))
    .max(500),
  /** Of all, those that are not named too. */
  driftCount: z.number().int().min(0).max(1_000_000),
  attestations: attestationWords,
  policies: z
    .array(
      z.strictObject({ name: policyName, result: z.enum(['pass', 'fail']) }),
    )
    .max(100),
  link: z
    .url({ protocol: /^https?$/, error: 'is no http(s) address' })
    .max(2_000)
    .optional(),
});

/** What became of evidence. @public */
export const evidenceResultSchema = z.object({
  /** `conflicting`: the same run had said something else; one of both is kept. */
  result: z.enum(['accepted', 'duplicate', 'conflicting']),
  /** False on other branches than the default one. */
  counts: z.boolean(),
});

const driftSchema = z.object({
  path: z.string(),
  kind: z.enum(driftKinds),
  /** Instant of the first evidence that showed it, without interruption. */
  since: z.string(),
  /** Instant of the first evidence without it; absent: it is there still. */
  until: z.string().optional(),
});

/** How an environment stands to its pattern, by its evidence. @public */
export const complianceSchema = z.object({
  /** Entity ref. */
  environment: z.string(),
  state: z.enum(complianceStates),
  /** True when the last evidence is older than it may be. */
  isSilent: z.boolean(),
  lastEvidenceAt: z.string().optional(),
  lastCommit: z.string().optional(),
  lastLink: z.string().optional(),
  attestations: attestationWords.optional(),
  /** By path; how many there are in all says `driftCount`. */
  drift: z.array(driftSchema),
  driftCount: z.number().int(),
  policies: z.array(
    z.object({
      name: z.string(),
      result: z.enum(['pass', 'fail']),
      since: z.string(),
      /** Last evidence that said it. */
      at: z.string(),
    }),
  ),
});

/** `GET /environments/:id/evidence` @public */
export const evidenceQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(500).optional(),
});

/** Standing and history; latest first. @public */
export const environmentEvidenceSchema = z.object({
  asOf: z.string(),
  compliance: complianceSchema,
  /** Drift that was undone, latest first, at most 200. */
  past: z.array(driftSchema),
  items: z.array(
    z.object({
      commit: z.string(),
      branch: z.string(),
      isDefaultBranch: z.boolean(),
      run: z.string(),
      at: z.string(),
      link: z.string().optional(),
      driftCount: z.number().int(),
      attestations: attestationWords,
      failedPolicies: z.array(z.string()),
    }),
  ),
  nextCursor: z.string().optional(),
});

export type DriftKind = (typeof driftKinds)[number];
export type ComplianceState = (typeof complianceStates)[number];
export type EvidenceRequest = z.infer<typeof evidenceRequestSchema>;
export type EvidenceResult = z.infer<typeof evidenceResultSchema>;
export type Drift = z.infer<typeof driftSchema>;
export type Compliance = z.infer<typeof complianceSchema>;
export type EvidenceQuery = z.input<typeof evidenceQuerySchema>;
export type EnvironmentEvidence = z.infer<typeof environmentEvidenceSchema>;
