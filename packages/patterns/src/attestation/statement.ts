import { z } from 'zod';
import { isDigest } from '../digest/digestOf';
import { SignOff, signOffSchema } from '../signOff/signOff';

/** in-toto Statement, version 1. @public */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** Simple Verification Result, version 0.2. @public */
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/svr/v0.2';

/** Who verified: the sign-off process of this package, by version. @public */
export const VERIFIER_ID = 'https://delivery-stack.dev/verifier/sign-off/v1';

const DAY = 86_400_000;

const isoSchema = z.iso.datetime();

/**
 * An in-toto statement of one sign-off.
 *
 * @remarks
 * Whoever knows SVR alone reads `properties`; the extension `deliveryStack`
 * repeats the decision in full. What is unknown is passed over, as the
 * framework asks.
 *
 * @public
 */
export const statementSchema = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z
    .array(
      z.object({
        name: z.string().min(1).max(200),
        digest: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
      }),
    )
    .length(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.object({
    verifier: z.object({
      id: z.literal(VERIFIER_ID),
      policies: z.array(z.unknown()).max(200),
    }),
    timeCreated: isoSchema,
    properties: z.array(z.string().max(200)).max(200),
    deliveryStack: z.object({
      id: z.string(),
      function: z.string(),
      decision: z.string(),
      by: z.string(),
      until: isoSchema.optional(),
      comment: z.string().optional(),
    }),
  }),
});

/** See {@link statementSchema}. @public */
export type Statement = z.infer<typeof statementSchema>;

/**
 * States a sign-off.
 *
 * @param name - of the pattern, for people; the digest says which content it is
 *
 * @public
 */
export function statementOf(signOff: SignOff, name: string): Statement {
  const { id, function: owner, decision, by, at, until, comment } = signOff;
  return {
    _type: STATEMENT_TYPE,
    subject: [
      { name, digest: { sha256: signOff.digest.slice('sha256:'.length) } },
    ],
    predicateType: PREDICATE_TYPE,
    predicate: {
      verifier: { id: VERIFIER_ID, policies: [] },
      timeCreated: new Date(at).toISOString(),
      properties: propertiesOf(signOff),
      deliveryStack: {
        id,
        function: owner,
        decision,
        by,
        ...(until !== undefined && { until: new Date(until).toISOString() }),
        ...(comment !== undefined && { comment }),
      },
    },
  };
}

/** The sign-off that a statement states, or undefined if it contradicts itself. */
export function signOffOf({
  subject,
  predicate,
}: Statement): SignOff | undefined {
  const { until, ...said } = predicate.deliveryStack;
  const digest = `sha256:${subject[0].digest.sha256}`;
  const parsed = signOffSchema.safeParse({
    ...said,
    digest: isDigest(digest) ? digest : undefined,
    at: Date.parse(predicate.timeCreated),
    ...(until !== undefined && { until: Date.parse(until) }),
  });
  if (!parsed.success) {
    return undefined;
  }
  const expected = propertiesOf(parsed.data);
  return JSON.stringify(expected) === JSON.stringify(predicate.properties)
    ? parsed.data
    : undefined;
}

/**
 * What has been verified, for those who read SVR alone.
 *
 * @remarks
 * Nothing unless approved: ignoring an attestation must never turn a no into a
 * yes. The number is the days for which it holds from `timeCreated` on, the
 * way in which the specification bounds a property in time.
 */
function propertiesOf(signOff: SignOff): string[] {
  const { function: name, decision, at, until = at } = signOff;
  if (decision !== 'approved') {
    return [];
  }
  const word = name.toUpperCase().replace(/-/g, '_');
  const days = Math.floor((until - at) / DAY);
  return [`DELIVERY_STACK_SIGNED_OFF_${word}_${days}`];
}
