import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  ForwardedError,
  InputError,
  NotFoundError,
} from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TaskSpec } from '@backstage/plugin-scaffolder-common';
import {
  ActionContext,
  ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import {
  folderOf,
  PatternReader,
  templateFolderOf,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { DigestedPattern } from '@delivery-stack/patterns';
import { taskDifferences } from './taskDifferences';

/** What an action has to say about the run that it is part of. */
export type UseContext = Pick<
  ActionContext<{}>,
  | 'getInitiatorCredentials'
  | 'isDryRun'
  | 'logger'
  | 'signal'
  | 'task'
  | 'templateInfo'
  | 'user'
>;

/** One use of a pattern: its content as it lies there now, and the values of the form. */
export interface PatternUse extends DigestedPattern {
  /** Entity ref of the template. */
  readonly ref: string;
  readonly taskId: string;
  /** Values that the form was sent with; none in a dry run. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Who started it. */
  readonly by: string;
  /** When the form was sent. */
  readonly requestedAt: string;
}

interface Options {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  integrations: ScmIntegrationRegistry;
  reader: Pick<PatternReader, 'read'>;
  scaffolder: Pick<ScaffolderService, 'getTask'>;
}

interface StoredTask {
  readonly spec?: TaskSpec;
  readonly createdAt: string;
}

/**
 * Finds out which pattern really runs.
 *
 * @remarks
 * Nothing is taken from the input of a step, which the template could word as
 * it likes: steps and values come from the stored task, files from the folder
 * that `fetch:template` reads, and that it is the template's folder from the
 * catalog.
 */
export class PatternUses {
  readonly #options: Options;

  static create(options: Options): PatternUses {
    return new PatternUses(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /** @throws Error with what is not as it was signed, and the cure. */
  async of(context: UseContext): Promise<PatternUse> {
    const { integrations } = this.#options;
    const { templateInfo, task } = context;
    if (!templateInfo?.baseUrl) {
      throw new InputError(
        'It is not known where this template lies; start it from the catalog, where it has a location',
      );
    }
    const ref = refOf(context);
    const stored = await this.#task(context);
    const folder = folderOf(templateInfo.baseUrl, integrations);
    if (!context.isDryRun) {
      await this.#requireFolder(ref, folder);
    }
    const read = await this.#read(folder, context.signal);
    requireSameTemplate(ref, read, stored.spec);
    return {
      ...read,
      ref,
      taskId: task.id,
      parameters: stored.spec?.parameters ?? {},
      by: await startedBy(context, stored.spec),
      requestedAt: new Date(stored.createdAt).toISOString(),
    };
  }

  /** What was stored when the form was sent; of a dry run nothing is. */
  async #task(context: UseContext): Promise<StoredTask> {
    if (context.isDryRun) {
      return { createdAt: new Date().toISOString() };
    }
    const taskId = context.task.id;
    const credentials = await context.getInitiatorCredentials();
    try {
      return await this.#options.scaffolder.getTask(
        { taskId },
        { credentials },
      );
    } catch (error) {
      throw new ForwardedError(
        `The stored task ${taskId} cannot be read, so nobody can tell what was asked for; whoever starts a pattern needs the permission scaffolder.task.read`,
        error,
      );
    }
  }

  async #requireFolder(ref: string, folder: string): Promise<void> {
    const { auth, catalog, integrations } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `${ref} is no longer in the catalog; register it again`,
      );
    }
    const registered = templateFolderOf(entity, integrations);
    if (registered !== folder) {
      throw new ConflictError(
        `This task reads its files from ${folder}, but ${ref} lies in ${registered}; start again from the catalog`,
      );
    }
  }

  async #read(folder: string, signal?: AbortSignal): Promise<DigestedPattern> {
    const source = await this.#options.reader.read(folder, { signal });
    const { read, complaints = [] } = source?.folder ?? {};
    if (!read) {
      const said = complaints
        .slice(0, 20)
        .map(({ file, line, column, path, problem, cure }) => {
          const where = `${file}:${line}:${column}${path ? ` ${path}` : ''}`;
          return `\n- ${where}: ${problem}; ${cure}`;
        });
      throw new InputError(
        `${folder} is no pattern that can be verified:${said.join('')}`,
      );
    }
    return read;
  }
}

/** A dry run of the template editor has a ref of its own, the same for all. */
function refOf({ isDryRun, templateInfo }: UseContext): string {
  const { entityRef, entity } = templateInfo!;
  return isDryRun && entity?.metadata.name
    ? stringifyEntityRef({
        kind: 'Template',
        namespace: entity.metadata.namespace,
        name: entity.metadata.name,
      })
    : stringifyEntityRef(parseEntityRef(entityRef));
}

function requireSameTemplate(
  ref: string,
  read: DigestedPattern,
  task: TaskSpec | undefined,
): void {
  const { name } = parseEntityRef(ref);
  const said: string[] = [];
  if (read.template.toLocaleLowerCase('en-US') !== name) {
    said.push(
      `template.yaml is of the template ${read.template}, not of ${ref}; give every template a folder of its own`,
    );
  }
  if (task) {
    const started = task.templateInfo?.entityRef;
    if (!started || stringifyEntityRef(parseEntityRef(started)) !== ref) {
      said.push(`the stored task is of ${started ?? 'no template'}`);
    }
    said.push(...taskDifferences(task, read.content.spec));
  }
  if (said.length > 0) {
    throw new ConflictError(
      `This task is not what the functions can have signed off:${said
        .slice(0, 50)
        .map(each => `\n- ${each}`)
        .join('')}`,
    );
  }
}

/** A service may start tasks too; what it asks for is answered to it alone. */
async function startedBy(
  context: UseContext,
  task: TaskSpec | undefined,
): Promise<string> {
  const person = task?.user?.ref ?? context.user?.ref;
  if (person) {
    return person;
  }
  const { principal } = await context.getInitiatorCredentials();
  const { subject } = principal as { subject?: unknown };
  return typeof subject === 'string' ? subject : 'unknown';
}
