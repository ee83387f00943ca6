import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { EVIDENCE_FOLDER as FOLDER } from '@delivery-stack/patterns';
import { PatternVerifier, VerifiedPattern } from '../verify/PatternVerifier';
import { writeFilesManifest } from '../workspace/filesManifest';
import { makeExecutable } from '../workspace/makeExecutable';
import { writeInside } from '../workspace/paths';
import { examples } from './attestEnvironment.examples';

/**
 * `delivery:environment:attest`: puts into the workspace what was signed off,
 * by whom, the proof, and which files stay as they were made.
 */
export function createAttestEnvironmentAction(options: {
  verifier: PatternVerifier;
}) {
  const { verifier } = options;
  return createTemplateAction({
    id: 'delivery:environment:attest',
    description:
      'Verifies the template again, after its files were fetched, and adds the signed evidence to the workspace',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
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
        path: z => z.string().describe('Folder of the evidence'),
        digest: z => z.string().describe('Digest of the whole template folder'),
      },
    },
    async handler(ctx) {
      const { digest } = ctx.input;
      const verified = await verifier.verify(ctx, { ask: false, digest });
      await writeEvidence(ctx.workspacePath, verified);
      const { files } = await writeFilesManifest(ctx.workspacePath, verified);
      const made = await makeExecutable({
        workspace: ctx.workspacePath,
        globs: verified.pattern.spec.executables ?? [],
        spec: verified.content.spec,
      });
      const count = verified.verification.attestations.length;
      ctx.logger.info(
        `Added ${count} sign-offs of ${verified.digest} and a list of ${files.length} governed files to ${FOLDER}, and made ${made.length} files executable`,
      );
      ctx.output('path', FOLDER);
      ctx.output('digest', verified.digest);
    },
  });
}

async function writeEvidence(
  workspace: string,
  verified: VerifiedPattern,
): Promise<void> {
  const { ref, digest, taskId, pattern, verification } = verified;
  const said = {
    ref,
    version: pattern.metadata.version,
    digest,
    taskId,
    // Of the form, so that a retry makes the same bytes.
    at: verified.requestedAt,
  };
  await writeInside(workspace, [FOLDER, 'pattern.json'], json(said));
  for (const each of verification.attestations) {
    // Becomes the name of a file.
    if (!/^[a-z0-9][a-z0-9_-]{0,99}$/i.test(each.function)) {
      throw new InputError(
        `${each.function} is no name of a function; correct delivery.functions`,
      );
    }
    const names = [FOLDER, 'attestations', `${each.function}.intoto.json`];
    await writeInside(workspace, names, json(each.envelope));
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
