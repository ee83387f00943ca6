import { z } from 'zod';
import { Digest, isDigest } from '../digest/digestOf';
import { functionSchema } from '../pattern/names';

/** What a function can say about one content. @public */
export const decisions = ['approved', 'sentBack', 'revoked'] as const;

/** One of {@link decisions}. @public */
export type Decision = (typeof decisions)[number];

/** An instant, in milliseconds since 1970-01-01T00:00:00Z, within what dates can say. */
const instantSchema = z.number().int().min(0).max(8.64e15);

/**
 * One function's decision on one content of a pattern.
 *
 * @remarks
 * `by` is an opaque reference of the person, such as `user:default/ann`: who
 * signed for a function has to be known, so that sign-offs are the one place
 * where persons are not replaced by hashes.
 *
 * @public
 */
export const signOffSchema = z
  .object({
    /** Unique; decides between decisions of the same instant. */
    id: z.string().min(1).max(200),
    function: functionSchema,
    digest: z.custom<Digest>(
      value => typeof value === 'string' && isDigest(value),
      'is no digest; write sha256: and 64 hexadecimal digits',
    ),
    decision: z.enum(decisions),
    by: z.string().min(1).max(500),
    /** When it was decided, epoch milliseconds. */
    at: instantSchema,
    /** First instant at which an approval no longer holds, epoch milliseconds. */
    until: instantSchema.optional(),
    /** Why; the author reads it. */
    comment: z.string().min(1).max(5_000).optional(),
  })
  .superRefine(({ decision, at, until, comment }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (decision === 'approved' && !(until !== undefined && until > at)) {
      complain('until', 'is not after at; say until when the approval holds');
    }
    if (decision === 'sentBack' && comment === undefined) {
      complain('comment', 'is missing; say what has to change');
    }
  });

/** See {@link signOffSchema}. @public */
export type SignOff = z.infer<typeof signOffSchema>;
