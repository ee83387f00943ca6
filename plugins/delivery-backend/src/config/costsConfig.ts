import { parseEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

const PLACE = '{value}';

const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform(tag => tag.toLocaleLowerCase('en-US'));

/** An account is an id: as a number it would lose the zeros it begins with. */
const accountSchema = z
  .string('is not text; write the id of the account in quotes')
  .trim()
  .min(1)
  .max(200);

const refSchema = z.string().max(300).refine(isEntityRef, {
  message: 'is no entity ref; write it like component:default/payments',
});

const tagRuleSchema = z
  .object({
    /** Key of a tag; its value is a component, or a whole entity ref. */
    tag: tagSchema,
    /** What the value stands for, e.g. `component:default/{value}`. */
    entity: refSchema
      .refine(ref => ref.includes(PLACE), {
        message: `has no ${PLACE}; write it like component:default/${PLACE}`,
      })
      .optional(),
  })
  .strict();

const accountRuleSchema = z
  .object({
    /** Id of a sub-account. */
    account: accountSchema,
    /** Whose its charges are. */
    entity: refSchema.refine(ref => !ref.includes(PLACE), {
      message: `has ${PLACE}, which an account has not; write the whole ref`,
    }),
  })
  .strict();

const ruleSchema = z.union([tagRuleSchema, accountRuleSchema]);

/** Whose a charge is, by one tag or account. */
export type CostRule = z.output<typeof ruleSchema>;

const defaultRules: CostRule[] = [
  { tag: 'component' },
  { tag: 'backstage-component' },
  { tag: 'app' },
];

/** How charges find the entity that they are of. */
export const costsSchema = z
  .object({
    /** The first that matches wins. */
    match: z.array(ruleSchema).min(1).max(1_000).default(defaultRules),
  })
  .strict()
  .prefault({});

/** See {@link costsSchema}. */
export type CostsConfig = z.output<typeof costsSchema>;

function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text.replaceAll(PLACE, 'x'));
    return true;
  } catch {
    return false;
  }
}
