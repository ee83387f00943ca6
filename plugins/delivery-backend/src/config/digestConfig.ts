import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/** Days of a week, Monday first. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const groupSchema = z
  .string()
  .max(300)
  .transform((text, context) => {
    const ref = groupRef(text);
    if (ref === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'is no ref of a group; write it like group:default/payments',
      });
      return z.NEVER;
    }
    return ref;
  });

/** When groups are told about the week. */
export const digestSchema = z
  .object({
    weekday: z.enum(weekdays).default('monday'),
    /** From which hour on, UTC. */
    hour: z.number().int().min(0).max(23).default(7),
    /** The only groups that are told; absent: every one. */
    groups: z.array(groupSchema).min(1).max(1_000).optional(),
  })
  .strict();

/** See {@link digestSchema}. */
export type DigestConfig = z.output<typeof digestSchema>;

/** The whole ref of a group; undefined for people, and what is no ref. */
export function groupRef(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return ref.kind.toLocaleLowerCase('en-US') === 'group'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
