import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { issueMessages } from '../config/issueMessages';

/**
 * What a request brought, checked.
 *
 * @param where - What the value is, e.g. `query`; names fields in messages.
 * @throws InputError that names every wrong field.
 * @internal
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(issueMessages(where, result.error.issues).join('; '));
  }
  return result.data;
}
