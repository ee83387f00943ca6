import { z } from 'zod';
import { patternSchema } from './pattern';

/** Where the schema is published: for `# yaml-language-server: $schema=`. */
export const PATTERN_SCHEMA_ID =
  'https://delivery-stack.dev/schemas/v1alpha1/pattern.schema.json';

/**
 * JSON Schema of `pattern.yaml`, for editors; {@link readPattern} checks more.
 *
 * @public
 */
export function patternJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(patternSchema, {
    io: 'input',
    target: 'draft-2020-12',
  });
  return {
    $schema,
    $id: PATTERN_SCHEMA_ID,
    title: 'Pattern',
    description:
      'pattern.yaml: what makes a template a pre-approved environment',
    ...schema,
  };
}
