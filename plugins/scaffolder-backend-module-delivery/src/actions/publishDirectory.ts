import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DirectoryPublisher } from '../publish/DirectoryPublisher';
import { examples } from './publishDirectory.examples';

const NO_COMMIT = '0'.repeat(40);

/** `delivery:publish:directory`: makes a repository in a folder on the backend's disk. */
export function createPublishDirectoryAction(options: {
  publisher: DirectoryPublisher;
}) {
  const { publisher } = options;
  return createTemplateAction({
    id: 'delivery:publish:directory',
    description:
      'Makes the workspace a git repository in the folder that delivery.publish.directory names',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .min(1)
            .max(300)
            .describe('Where in the folder, such as shop/payments'),
        defaultBranch: z =>
          z
            .string()
            .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/i)
            .optional()
            .describe('Default: main'),
      },
      output: {
        repository: z => z.string().describe('Its file: address'),
        commit: z =>
          z.string().describe('Its one commit; in a dry run forty zeros'),
      },
    },
    async handler(ctx) {
      const { path, defaultBranch } = ctx.input;
      if (ctx.isDryRun) {
        ctx.output('repository', publisher.addressOf(path));
        ctx.output('commit', NO_COMMIT);
        return;
      }
      const { repository, commit } = await publisher.publish({
        workspace: ctx.workspacePath,
        path,
        defaultBranch,
        madeBy: `${ctx.task.id}/${ctx.step?.id ?? ''}`,
      });
      ctx.logger.info(`Published ${commit} to ${repository}`);
      ctx.output('repository', repository);
      ctx.output('commit', commit);
    },
  });
}
