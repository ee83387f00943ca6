import { Pattern, readPattern } from '../pattern';
import { ReadPattern } from '../pattern/readPattern';

const facets = [
  'compute',
  'storage',
  'network',
  'dataAccess',
  'security',
  'pipeline',
  'monitoring',
  'logging',
  'cost',
];
const ENVELOPE =
  '{ region: { function: compliance, schema: { enum: [eu-central, eu-west] } }, nodes: { function: platform, schema: { type: integer, minimum: 4, maximum: 12 } }, note: { free: nothing depends on it } }';
const TAIL = `  ownership:
    platform: { files: [template.yaml] }
    security: { files: [k8s/, '*.rego'] }
`;

/** A small pattern of three functions; `tail` replaces what stands from `ownership` on. */
export function patternText(envelope = ENVELOPE, tail = TAIL): string {
  const waived = facets
    .map(name => `    ${name}: { waived: not needed here }`)
    .join('\n');
  return `apiVersion: delivery-stack.dev/v1alpha1
kind: Pattern
metadata: { name: web, version: 1.0.0 }
spec:
  facets:
${waived}
  functions: [platform, security, compliance]
  envelope: ${envelope}
  deployment:
    low: { strategy: rolling }
    medium: { strategy: blueGreen, rollback: manual }
    high: { strategy: canary }
  cost: { amount: 10, currency: EUR, period: month }
  policies: []
${tail}`;
}

/** Reads a text that has to be a pattern. */
export function readAll(text: string): ReadPattern {
  const read = readPattern(text);
  if (!read.ok) {
    throw new Error(JSON.stringify(read.complaints, null, 1));
  }
  return read;
}

/** {@link readAll}, the pattern alone. */
export function patternOf(text = patternText()): Pattern {
  return readAll(text).pattern;
}
