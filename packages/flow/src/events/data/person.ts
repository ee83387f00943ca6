import { z } from 'zod';

/**
 * Somebody who acted.
 *
 * @remarks
 * `id` is what the source calls them until the border replaces it by a keyed
 * hash (`pseudonymise`); nothing is stored before that.
 *
 * @public
 */
export const personData = z.object({
  id: z.string().max(500),
  /** True for accounts that the vendor or the configuration marks as bots. */
  bot: z.boolean().optional(),
});

/** See {@link personData}. @public */
export type Person = z.infer<typeof personData>;

/** Short text: names, keys, branches. */
export const short = z.string().max(2_000);

/** Longer text that linking looks for keys in; cut by adapters. */
export const text = z.string().max(8_000);
