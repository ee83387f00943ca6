import { z } from 'zod';
import { attestationSchema } from './signOff';

/** `POST /patterns/:id/verification` @public */
export const verifyRequestSchema = z.strictObject({
  /** Of what was fetched just now. */
  digest: z.string().max(80),
  /** Values that the form was sent with. */
  parameters: z.record(z.string(), z.unknown()),
  /** Entity ref of who uses the pattern. */
  by: z.string().min(1).max(500),
  /** Asks the owning function about values outside the envelope; false in dry runs. */
  ask: z.boolean().default(true),
});

/** Why a pattern may not be used, or not with these values. @public */
export const verificationProblems = [
  'unknownPattern',
  'unknownContent',
  'notSignedOff',
  'outsideEnvelope',
] as const;

/** What the backend says to one use of a pattern. @public */
export const verificationSchema = z.object({
  verified: z.boolean(),
  digest: z.string(),
  /** Empty when verified. */
  problems: z.array(
    z.object({
      code: z.enum(verificationProblems),
      /** Who has to do what, in a sentence. */
      message: z.string(),
      function: z.string().optional(),
      /** Of the request that was made for a value outside. */
      exception: z.string().optional(),
    }),
  ),
  /** What differs from the content that was signed off last, a line each. */
  changes: z.array(z.string()),
  /** Page that shows status and difference, from the app's root on. */
  path: z.string(),
  version: z.string().optional(),
  /** End of the first sign-off to end. */
  until: z.string().optional(),
  /** The evidence: one for each required function. */
  attestations: z.array(
    z.object({ function: z.string(), envelope: attestationSchema }),
  ),
});

export type VerifyRequest = z.input<typeof verifyRequestSchema>;
export type VerificationProblem = (typeof verificationProblems)[number];
export type PatternVerification = z.infer<typeof verificationSchema>;
