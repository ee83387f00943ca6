import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { z } from 'zod';

const positionSchema = z
  .object({
    /** Fingerprint of the query that it continues. */
    q: z.string().max(32),
    v: z.number(),
    i: z.number().int(),
    /** Instant that the first page was computed for, so that pages fit. */
    t: z.number().int(),
  })
  .strict();

/** Where a page of a list ended. */
export interface Position {
  value: number;
  id: number;
  asOf: number;
}

/** Writes a position so that only the same query can be continued with it. */
export function cursorOf(query: object, position: Position): string {
  const { value, id, asOf } = position;
  return Buffer.from(
    JSON.stringify({ q: fingerprint(query), v: value, i: id, t: asOf }),
  ).toString('base64url');
}

/**
 * Reads what {@link cursorOf} wrote.
 *
 * @throws InputError for anything else, and for a cursor of another query.
 */
export function positionOf(query: object, cursor: string): Position {
  const result = positionSchema.safeParse(decoded(cursor));
  if (!result.success) {
    throw new InputError('cursor: is not one that this list has given out');
  }
  const { q, v: value, i: id, t: asOf } = result.data;
  if (q !== fingerprint(query)) {
    throw new InputError(
      'cursor: belongs to another query; keep the parameters of the first page',
    );
  }
  return { value, id, asOf };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function fingerprint(query: object): string {
  const entries = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(entries))
    .digest('base64url')
    .slice(0, 16);
}
