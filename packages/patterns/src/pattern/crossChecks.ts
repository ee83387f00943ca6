import { z } from 'zod';
import { RangeCompiler } from '../envelope/compileRange';
import { deploymentSchema } from './deployment';
import { ParameterRange } from './parameterRange';

/** What of a pattern hangs together. */
interface Checked {
  spec: {
    functions: string[];
    envelope: Record<string, ParameterRange>;
    ownership: Record<string, unknown>;
    deployment: z.infer<typeof deploymentSchema>;
    policies: { name: string }[];
  };
}

/** What the shape alone cannot say: names that must refer to something. */
export function crossChecks(
  pattern: Checked,
  context: z.core.$RefinementCtx<Checked>,
): void {
  if (context.issues.length > 0) {
    // What is misspelt would be complained of once more, as missing.
    return;
  }
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path: ['spec', ...path], message });
  const { functions, envelope, ownership, deployment, policies } = pattern.spec;
  repeated(functions).forEach(index =>
    complain(['functions', index], 'is named twice; remove one'),
  );
  repeated(policies.map(({ name }) => name)).forEach(index =>
    complain(['policies', index, 'name'], 'is named twice; rename one'),
  );
  const unsigned = (name: string) =>
    `${name} does not sign this pattern; add it to spec.functions, or name one that does`;
  const compiler = new RangeCompiler();
  for (const [name, range] of Object.entries(envelope)) {
    if ('schema' in range) {
      if (!functions.includes(range.function)) {
        complain(['envelope', name, 'function'], unsigned(range.function));
      }
      const { problem } = compiler.compile(range.schema);
      if (problem) {
        complain(['envelope', name, 'schema'], problem);
      }
    }
  }
  Object.keys(ownership)
    .filter(owner => !functions.includes(owner))
    .forEach(owner => complain(['ownership', owner], unsigned(owner)));
  for (const [risk, { strategy, rollback }] of Object.entries(deployment)) {
    if (strategy === 'canary' && rollback !== 'automatic') {
      complain(
        ['deployment', risk, 'rollback'],
        'nobody watches a canary by hand; write automatic, or choose another strategy',
      );
    }
  }
}

function repeated(names: readonly string[]): number[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [index] : [],
  );
}
