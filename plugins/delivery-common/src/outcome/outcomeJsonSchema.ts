import { z } from 'zod';
import { outcomeSchema } from './outcome';

/** Where the schema is published: for `# yaml-language-server: $schema=`. @public */
export const OUTCOME_SCHEMA_ID =
  'https://delivery-stack.dev/schemas/v1alpha1/outcome.schema.json';

/**
 * JSON Schema of an outcome, for editors; `checkOutcome` checks more.
 *
 * @public
 */
export function outcomeJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(outcomeSchema, {
    io: 'input',
    target: 'draft-2020-12',
  });
  return {
    $schema,
    $id: OUTCOME_SCHEMA_ID,
    title: 'Outcome',
    description:
      'What result software serves, what it is read from, and what must hold meanwhile',
    ...schema,
  };
}
