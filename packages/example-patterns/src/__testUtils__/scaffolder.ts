import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleDelivery from '@delivery-stack/backstage-plugin-scaffolder-backend-module-delivery';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { patternFolder } from '../patternFolder';
import { signedDelivery } from './signedDelivery';

/** A scaffolder in which the example patterns are signed off. */
export async function startScaffolder(names: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), 'example-patterns-'));
  for (const folder of ['work', 'published']) {
    mkdirSync(join(root, folder));
  }
  const entities = names.map(templateEntity);
  const { plugin, activations } = signedDelivery(functionsOf);
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleDelivery,
      plugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          backend: { workingDirectory: join(root, 'work') },
          delivery: { publish: { directory: join(root, 'published') } },
          scaffolder: { concurrentTasksLimit: 1 },
        },
      }),
    ],
  });
  const port = backend.server.port();
  const api = `http://localhost:${port}/api/scaffolder/v2/tasks`;
  return {
    activations,
    /** Fills the form in, and gives the repository that was made. */
    async make(pattern: string, values: Readonly<Record<string, unknown>>) {
      const response = await fetch(api, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          templateRef: `template:default/${pattern}`,
          values,
        }),
      });
      const { id } = (await response.json()) as { id?: string };
      if (!id) {
        throw new Error(`${pattern} was refused: ${response.status}`);
      }
      // The stream of events ends with the task.
      const events = await fetch(`${api}/${id}/eventstream`);
      const log = await events.text();
      const task: any = await (await fetch(`${api}/${id}`)).json();
      if (task.status !== 'completed') {
        throw new Error(`${pattern} failed: ${log}`);
      }
      return join(root, 'published', String(values.name));
    },
    async stop() {
      await backend.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function templateEntity(name: string) {
  const path = join(patternFolder(name), 'template.yaml');
  const entity = parse(readFileSync(path, 'utf8'));
  const annotations = { 'backstage.io/managed-by-location': `file:${path}` };
  return {
    ...entity,
    metadata: { ...entity.metadata, namespace: 'default', annotations },
  };
}

function functionsOf(ref: string): string[] {
  const name = ref.slice(ref.indexOf('/') + 1);
  const path = join(patternFolder(name), 'pattern.yaml');
  return parse(readFileSync(path, 'utf8')).spec.functions;
}
