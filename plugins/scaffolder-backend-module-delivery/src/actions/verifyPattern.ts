import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { PatternVerifier } from '../verify/PatternVerifier';
import { examples } from './verifyPattern.examples';

/**
 * `delivery:pattern:verify`: goes on only where every required function has
 * signed the template off and the values are inside the envelope.
 */
export function createVerifyPatternAction(options: {
  verifier: PatternVerifier;
}) {
  const { verifier } = options;
  return createTemplateAction({
    id: 'delivery:pattern:verify',
    description:
      'Stops unless every required function has signed this template off and the values are inside its envelope',
    examples,
    supportsDryRun: true,
    schema: {
      input: {},
      output: {
        digest: z => z.string().describe('Digest of the whole template folder'),
        version: z => z.string().describe('Version that the pattern declares'),
        until: z =>
          z
            .string()
            .optional()
            .describe('When the first of the sign-offs ends, ISO 8601'),
        attestations: z =>
          z.number().int().describe('How many sign-offs prove it'),
      },
    },
    async handler(ctx) {
      verifier.forget(ctx.task.id);
      const verified = await verifier.verify(ctx, { ask: true });
      verifier.remember(verified);
      const { digest, pattern, verification } = verified;
      const { version } = pattern.metadata;
      for (const each of verification.attestations) {
        ctx.logger.info(`${each.function} has signed off ${digest}`);
      }
      if (verification.verified) {
        ctx.logger.info(
          `${verified.ref} ${version} is signed off until ${
            verification.until ?? 'further notice'
          }, and every value is inside its envelope`,
        );
      }
      ctx.output('digest', digest);
      ctx.output('version', version);
      if (verification.until) {
        ctx.output('until', verification.until);
      }
      ctx.output('attestations', verification.attestations.length);
    },
  });
}
