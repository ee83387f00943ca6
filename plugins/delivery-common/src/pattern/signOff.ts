import { z } from 'zod';

/** What a function can say about one content. @public */
export const signOffDecisions = ['approved', 'sentBack', 'revoked'] as const;

/**
 * Where a function stands on a content. With the first two a pattern may be
 * used.
 *
 * @public
 */
export const standingStates = [
  'valid',
  'expiresSoon',
  'missing',
  'older',
  'notYet',
  'byAuthor',
  'expired',
  'revoked',
  'sentBack',
] as const;

/** One function's decision on one content. @public */
export const signOffSchema = z.object({
  id: z.string(),
  function: z.string(),
  digest: z.string(),
  decision: z.enum(signOffDecisions),
  /** Entity ref of the person: sign-offs are the exception from pseudonyms. */
  by: z.string(),
  at: z.string(),
  until: z.string().optional(),
  comment: z.string().optional(),
  /** Minutes that the review took, as the reviewer says. */
  minutes: z.number().optional(),
  /** Whether signature and stored words agree; otherwise it does not count. */
  genuine: z.boolean(),
});

/** Where one required function stands, and what it would look at. @public */
export const standingSchema = z.object({
  function: z.string(),
  title: z.string(),
  /** Whose members sign for it; absent: nobody can. */
  group: z.string().optional(),
  state: z.enum(standingStates),
  /** End of its approval, also of one that ended. */
  until: z.string().optional(),
  /** Decided on an older content, and nothing of this function changed since. */
  carriedOver: z.boolean(),
  signOff: signOffSchema.optional(),
  /** Who has to do what, in a sentence; absent: nothing. */
  todo: z.string().optional(),
  /** The content that it approved last, if not the current one: what to compare with. */
  reviewedDigest: z.string().optional(),
});

/** `POST /patterns/:id/sign-offs` @public */
export const decideRequestSchema = z.strictObject({
  /** Of the content that was looked at: another one in the meantime is a conflict. */
  digest: z.string().max(80),
  function: z.string().min(1).max(100),
  decision: z.enum(signOffDecisions),
  comment: z.string().trim().min(1).max(5_000).optional(),
  /** Default, and latest: as long as the pattern lets sign-offs hold. */
  until: z.iso.datetime().optional(),
  minutes: z.number().int().min(0).max(100_000).optional(),
});

/** `POST /patterns/:id/asks`: has the functions decide on the current content. @public */
export const askRequestSchema = z.strictObject({
  digest: z.string().max(80),
  note: z.string().trim().min(1).max(5_000).optional(),
});

/** A sign-off as an in-toto statement in a signed DSSE envelope. @public */
export const attestationSchema = z.object({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })),
});

/** `GET /attestation-keys`: a JWKS; `nbf` and `exp` in seconds since 1970. @public */
export const attestationKeysSchema = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      nbf: z.number().optional(),
      exp: z.number().optional(),
    }),
  ),
});

export type PatternSignOff = z.infer<typeof signOffSchema>;
export type StandingState = (typeof standingStates)[number];
export type Standing = z.infer<typeof standingSchema>;
export type DecideRequest = z.infer<typeof decideRequestSchema>;
export type AskRequest = z.infer<typeof askRequestSchema>;
export type Attestation = z.infer<typeof attestationSchema>;
export type AttestationKeys = z.infer<typeof attestationKeysSchema>;
