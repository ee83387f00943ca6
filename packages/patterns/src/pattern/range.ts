import { z } from 'zod';
import { unsafeRegex } from './regexCost';

const scalarSchema = z.union([
  z.string().max(1_000),
  z.number(),
  z.boolean(),
  z.null(),
]);
const typeSchema = z.enum([
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
]);
const countSchema = z.number().int().min(0).max(1_000_000);

/**
 * What values a parameter may have: a JSON Schema (2020-12) of bounded cost.
 *
 * @remarks
 * References are left out, so that a range is read where it stands and nothing
 * is fetched; `if`/`then` and `contains` too, because people sign this, and
 * have to see what it allows.
 *
 * @public
 */
export const rangeSchema = z
  .strictObject({
    title: z.string().max(200).optional(),
    description: z.string().max(2_000).optional(),
    default: z.json().optional(),
    type: z.union([typeSchema, z.array(typeSchema).min(1).max(7)]).optional(),
    enum: z.array(scalarSchema).min(1).max(500).optional(),
    const: scalarSchema.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
    multipleOf: z.number().positive().optional(),
    minLength: countSchema.optional(),
    maxLength: countSchema.optional(),
    pattern: z
      .string()
      .superRefine((source, context) => {
        const said = unsafeRegex(source);
        if (said) {
          context.addIssue({
            code: 'custom',
            message: `${said.problem}; ${said.cure}`,
          });
        }
      })
      .optional()
      .describe(
        'Regular expression for the whole text, from ^ to $; tried on up to 256 characters',
      ),
    format: z
      .enum([
        'date',
        'date-time',
        'duration',
        'hostname',
        'ipv4',
        'ipv6',
        'uuid',
      ])
      .optional(),
    get items() {
      return rangeSchema.optional();
    },
    minItems: countSchema.optional(),
    maxItems: countSchema.optional(),
    uniqueItems: z.boolean().optional(),
    get properties() {
      return z.record(z.string().max(100), rangeSchema).optional();
    },
    required: z.array(z.string().max(100)).max(200).optional(),
    get additionalProperties() {
      return z.union([z.boolean(), rangeSchema]).optional();
    },
    minProperties: countSchema.optional(),
    maxProperties: countSchema.optional(),
    get allOf() {
      return z.array(rangeSchema).min(1).max(20).optional();
    },
    get anyOf() {
      return z.array(rangeSchema).min(1).max(20).optional();
    },
    get oneOf() {
      return z.array(rangeSchema).min(1).max(20).optional();
    },
    get not() {
      return rangeSchema.optional();
    },
  })
  .meta({
    id: 'Range',
    description:
      'JSON Schema 2020-12 of the allowed values, without references',
  });

/** See {@link rangeSchema}. @public */
export type Range = z.infer<typeof rangeSchema>;
