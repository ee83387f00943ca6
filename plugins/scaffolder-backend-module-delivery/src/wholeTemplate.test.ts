import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { PatternReader } from '@delivery-stack/backstage-plugin-delivery-node';
import { json } from 'node:stream/consumers';
import { FakeDelivery } from './__testUtils__/FakeDelivery';
import { templateEntity, templateFiles } from './__testUtils__/templates';
import scaffolderModuleDelivery from './index';

type Backend = Awaited<ReturnType<typeof startTestBackend>>;

const disk = createMockDirectory();
let backend: Backend | undefined;

afterEach(async () => {
  await backend?.stop();
  backend = undefined;
});

/** The contract over HTTP, with the requests of a real client. */
function deliveryPlugin(delivery: FakeDelivery) {
  return createBackendPlugin({
    pluginId: 'delivery',
    register(env) {
      env.registerInit({
        deps: { http: coreServices.httpRouter, auth: coreServices.httpAuth },
        async init({ http, auth }) {
          http.use(async (request, response) => {
            const { principal } = await auth.credentials(request, {
              allow: ['service'],
            });
            const body: any = await json(request);
            const [, kind, id] = request.path
              .split('/')
              .map(decodeURIComponent);
            const answer =
              kind === 'patterns'
                ? await delivery.verifyPattern(id, body, {
                    token: principal.subject,
                  })
                : await delivery.activate(body);
            response.json(answer);
          });
        },
      });
    },
  });
}

async function start(delivery: FakeDelivery) {
  disk.setContent({ template: templateFiles(), published: {}, work: {} });
  const template = disk.resolve('template/template.yaml');
  const annotations = {
    'backstage.io/managed-by-location': `file:${template}`,
  };
  const entity = {
    ...templateEntity,
    metadata: { ...templateEntity.metadata, annotations },
  };
  const data = {
    backend: { workingDirectory: disk.resolve('work') },
    delivery: { publish: { directory: disk.resolve('published') } },
  };
  backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleDelivery,
      deliveryPlugin(delivery),
      catalogServiceMock.factory({ entities: [entity] }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  const port = backend.server.port();
  const api = `http://localhost:${port}/api/scaffolder/v2/tasks`;
  return async (values: Record<string, string>) => {
    const response = await fetch(api, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ templateRef: 'template:default/web', values }),
    });
    const { id } = (await response.json()) as { id: string };
    // The stream of events ends with the task.
    const events = await fetch(`${api}/${id}/eventstream`);
    const log = await events.text();
    const task: any = await (await fetch(`${api}/${id}`)).json();
    return { id, log, status: task.status as string };
  };
}

async function digestNow(): Promise<string> {
  const reader = PatternReader.create({
    reader: mockServices.urlReader.mock(),
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  });
  const source = await reader.read(`file://${disk.resolve('template')}`);
  return source!.folder.read!.digest;
}

describe('a whole template', () => {
  it('should make an environment from what was signed off', async () => {
    const delivery = new FakeDelivery();
    const run = await start(delivery);
    const digest = await digestNow();
    delivery.signed.add(digest);
    const { id, log, status } = await run({ name: 'shop', region: 'eu' });
    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.stringContaining('resource:default/shop is ready'),
    });
    const path = 'published/shop';
    const made: any = disk.content({ path, shouldReadAsText: true });
    expect(made).toMatchObject({
      'README.md': 'shop',
      '.delivery': {
        attestations: { 'security.intoto.json': expect.any(String) },
      },
    });
    expect(JSON.parse(made['.delivery']['pattern.json'])).toMatchObject({
      ref: 'template:default/web',
      digest,
      taskId: id,
    });
    expect(delivery.activations).toEqual([
      expect.objectContaining({
        taskId: id,
        digest,
        name: 'shop',
        parameters: { name: 'shop', region: 'eu' },
        repository: `file://${disk.resolve('published/shop')}`,
      }),
    ]);
    expect(delivery.tokens).toEqual(['plugin:scaffolder', 'plugin:scaffolder']);
  });

  it('should make nothing from an edited skeleton, or with other values', async () => {
    const delivery = new FakeDelivery();
    const run = await start(delivery);
    delivery.signed.add(await digestNow());
    const outside = await run({ name: 'shop', region: 'us' });
    expect(outside.status).toBe('failed');
    expect(outside.log).toContain('compliance has to allow region us');
    disk.addContent({ template: { skeleton: { 'README.md': 'evil' } } });
    const edited = await run({ name: 'shop', region: 'eu' });
    expect(edited.status).toBe('failed');
    expect(edited.log).toContain('nobody has signed this content off');
    expect(disk.content({ path: 'published' })).toEqual({});
    expect(delivery.activations).toEqual([]);
  });
});
