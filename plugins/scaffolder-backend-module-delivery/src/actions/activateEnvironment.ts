import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DeliveryBackend } from '../verify/DeliveryBackend';
import { PatternVerifier } from '../verify/PatternVerifier';
import { manifestHash } from '../workspace/filesManifest';
import { examples } from './activateEnvironment.examples';

/** `delivery:environment:activate`: records that an environment is ready. */
export function createActivateEnvironmentAction(options: {
  backend: Pick<DeliveryBackend, 'activate'>;
  verifier: PatternVerifier;
}) {
  const { backend, verifier } = options;
  return createTemplateAction({
    id: 'delivery:environment:activate',
    description:
      'Records the environment that this task has made, from what was signed off, and starts the clock to productive work',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Metadata name of the environment'),
        owner: z => z.string().describe('Entity ref of the group that owns it'),
        component: z =>
          z
            .string()
            .optional()
            .describe('Entity ref of the component that runs in it'),
        repository: z =>
          z.string().optional().describe('Address of its repository'),
        namespace: z =>
          z.string().optional().describe('Of the entity; default: default'),
        digest: z =>
          z
            .string()
            .max(80)
            .optional()
            .describe(
              'Digest that delivery:pattern:verify found; another one now stops the task',
            ),
      },
      output: {
        environment: z => z.string().describe('Entity ref of the environment'),
        activation: z => z.string().describe('Id of the activation'),
      },
    },
    async handler(ctx) {
      const { digest, ...asked } = ctx.input;
      if (ctx.isDryRun) {
        const { name, namespace = 'default' } = asked;
        ctx.logger.info('A dry run records nothing');
        ctx.output('environment', `resource:${namespace}/${name}`);
        ctx.output('activation', ctx.task.id);
        return;
      }
      const activation = await ctx.checkpoint({
        // One step can make many environments.
        key: `activate.${asked.namespace ?? 'default'}/${asked.name}`,
        fn: async () => {
          const use = await verifier.inspect(ctx, { digest });
          // From the workspace and no input: an edit of the list later on is
          // found by this hash.
          const manifest = await manifestHash(ctx.workspacePath);
          // Sign-offs and values are held against the envelope there, in the
          // transaction that records it. To ask before would stop a retry: the
          // first try has used the exceptions up.
          const { environment, id } = await backend.activate(
            {
              ...asked,
              taskId: use.taskId,
              pattern: use.ref,
              digest: use.digest,
              ...(manifest !== undefined && { manifest }),
              requestedAt: use.requestedAt,
              parameters: { ...use.parameters },
              by: use.by,
            },
            ctx.signal,
          );
          return { environment, id };
        },
      });
      ctx.logger.info(`${activation.environment} is ready`);
      ctx.output('environment', activation.environment);
      ctx.output('activation', activation.id);
    },
  });
}
