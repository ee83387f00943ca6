import { InputError } from '@backstage/errors';
import { frameQuerySchema } from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';

/** Reads scope and window as the routes do, with their defaults and limits. */
export function frameOf(
  input: z.input<typeof frameQuerySchema>,
): z.output<typeof frameQuerySchema> {
  const { success, data, error } = frameQuerySchema.safeParse(input);
  if (!success) {
    const [{ path, message }] = error.issues;
    throw new InputError(`${path.join('.')}: ${message}`);
  }
  return data;
}
