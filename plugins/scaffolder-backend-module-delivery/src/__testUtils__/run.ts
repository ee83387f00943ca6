import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { TaskSpec } from '@backstage/plugin-scaffolder-common';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { PatternReader } from '@delivery-stack/backstage-plugin-delivery-node';
import { mkdir } from 'node:fs/promises';
import { createActivateEnvironmentAction } from '../actions/activateEnvironment';
import { createAttestEnvironmentAction } from '../actions/attestEnvironment';
import { createPublishDirectoryAction } from '../actions/publishDirectory';
import { createVerifyPatternAction } from '../actions/verifyPattern';
import { DirectoryPublisher } from '../publish/DirectoryPublisher';
import { readPublishConfig } from '../publish/readPublishConfig';
import { DeliveryBackend } from '../verify/DeliveryBackend';
import { PatternUses } from '../verify/PatternUses';
import { PatternVerifier } from '../verify/PatternVerifier';
import { FakeDelivery } from './FakeDelivery';
import { templateEntity, templateFiles } from './templates';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const LOCATION = 'backstage.io/managed-by-location';

/** A step, and what a test may change about its run. */
export interface RunOptions {
  input?: Record<string, unknown>;
  taskId?: string;
  isDryRun?: boolean;
  baseUrl?: string;
  checkpoint?: (options: { key: string; fn: () => Promise<any> }) => any;
}

/** The four actions around a template on disk, a stored task and a fake backend. */
export function createTrial(disk: ReturnType<typeof createMockDirectory>) {
  disk.setContent({ template: templateFiles(), workspace: {}, published: {} });
  const delivery = new FakeDelivery();
  const template = disk.resolve('template/template.yaml');
  const entity: Entity = structuredClone(templateEntity);
  entity.metadata.annotations = { [LOCATION]: `file:${template}` };
  const task = {
    id: 'task-1',
    status: 'processing' as const,
    createdAt: '2026-11-26T10:00:00.000Z',
    spec: taskSpecOf(templateEntity.spec, { name: 'shop', region: 'eu' }),
  };
  const warnings: string[] = [];
  const logger = mockServices.logger.mock({
    warn: message => warnings.push(message),
  });
  const auth = mockServices.auth({ pluginId: 'scaffolder' });
  const reader = PatternReader.create({
    reader: mockServices.urlReader.mock(),
    integrations,
  });
  const createActions = (): Record<string, TemplateAction<any, any, any>> => {
    const config = new ConfigReader({
      delivery: { publish: { directory: disk.resolve('published') } },
    });
    const discovery = mockServices.discovery();
    const backend = DeliveryBackend.create({
      auth,
      discovery,
      client: delivery,
    });
    const uses = PatternUses.create({
      auth,
      catalog: { getEntityByRef: async () => entity },
      integrations,
      reader,
      scaffolder: {
        getTask: async ({ taskId }) => {
          if (!taskId.startsWith('task-')) {
            throw new NotFoundError(`No task with id '${taskId}'`);
          }
          return { ...task, id: taskId };
        },
      },
    });
    const appUrl = 'https://app.example.com/';
    const verifier = PatternVerifier.create({ backend, uses, appUrl });
    const publisher = DirectoryPublisher.create(readPublishConfig(config));
    return Object.fromEntries(
      [
        createVerifyPatternAction({ verifier }),
        createAttestEnvironmentAction({ verifier }),
        createPublishDirectoryAction({ publisher }),
        createActivateEnvironmentAction({ backend, verifier }),
      ].map(action => [action.id, action]),
    );
  };
  let actions = createActions();
  return {
    delivery,
    entity,
    task,
    warnings,
    /** Another process goes on with the task. */
    restart: () => {
      actions = createActions();
    },
    /** What is there now is signed off. */
    signOff: async () => {
      const source = await reader.read(`file://${disk.resolve('template')}`);
      const { read, complaints } = source!.folder;
      if (!read) {
        throw new Error(JSON.stringify(complaints));
      }
      const { digest } = read;
      delivery.signed.add(digest);
      return digest;
    },
    /** Runs one step, and answers what it put out. */
    run: async (id: string, options: RunOptions = {}) => {
      const { input = {}, taskId = 'task-1', isDryRun = false } = options;
      const output: Record<string, unknown> = {};
      await mkdir(disk.resolve('workspace'), { recursive: true });
      await actions[id].handler({
        input,
        logger,
        isDryRun,
        workspacePath: disk.resolve('workspace'),
        task: { id: taskId },
        step: { id: 'step', name: 'Step' },
        user: { ref: 'user:default/ann' },
        templateInfo: {
          entityRef: isDryRun
            ? 'template:default/dry-run'
            : 'template:default/web',
          baseUrl: options.baseUrl ?? `file://${template}`,
          entity: { metadata: templateEntity.metadata },
        },
        output: (name: string, value: unknown) => {
          output[name] = value;
        },
        checkpoint: options.checkpoint ?? (async ({ fn }) => fn()),
        createTemporaryDirectory: async () => disk.resolve('temporary'),
        getInitiatorCredentials: async () => mockCredentials.user(),
      });
      return output;
    },
  };
}

/** As the scaffolder makes it from a template. */
function taskSpecOf(
  spec: typeof templateEntity.spec,
  parameters: TaskSpec['parameters'],
): TaskSpec {
  const made = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    steps: spec.steps.map((step, index) => ({
      ...step,
      id: step.id ?? `step-${index + 1}`,
      name: step.name ?? step.action,
    })),
    output: spec.output,
    parameters,
    user: { ref: 'user:default/ann' },
    templateInfo: { entityRef: 'template:default/web' },
  };
  return JSON.parse(JSON.stringify(made));
}
