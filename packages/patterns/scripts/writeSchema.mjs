/** `yarn schema`: writes the published JSON Schema from the one in TypeScript. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { patternJsonSchema } = require('../src');

writeFileSync(
  fileURLToPath(new URL('../schema/pattern.schema.json', import.meta.url)),
  `${JSON.stringify(patternJsonSchema(), null, 2)}\n`,
);
