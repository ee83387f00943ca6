/** `yarn schema`: writes the published JSON Schema of outcomes from the one in TypeScript. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { outcomeJsonSchema } = require('../src');

writeFileSync(
  fileURLToPath(new URL('../schema/outcome.schema.json', import.meta.url)),
  `${JSON.stringify(outcomeJsonSchema(), null, 2)}\n`,
);
