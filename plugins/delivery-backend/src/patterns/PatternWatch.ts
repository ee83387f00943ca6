import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PatternReader,
  PatternSource,
  templateFolderOf,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { PATTERN_TYPE } from '@delivery-stack/patterns';
import { createHash } from 'node:crypto';
import { Clock } from '../insight/Clock';
import { PatternRow } from './store/patternRows';
import { PatternStore, SeenContent } from './store/PatternStore';

/** Templates per request to the catalog. */
const PAGE = 100;

/** What the watch needs. */
export interface PatternWatchOptions {
  auth: AuthService;
  catalog: CatalogService;
  reader: PatternReader;
  integrations: ScmIntegrationRegistry;
  patterns: PatternStore;
  clock: Clock;
  logger: LoggerService;
}

type Found = Pick<
  PatternRow,
  'etag' | 'digest' | 'problem' | 'complaints' | 'checked_ms'
>;

/**
 * Looks at the folders of all patterns, and keeps each content that it sees.
 *
 * @remarks
 * Asks with the ETag of the last look, so that a folder that did not change
 * costs its host one cheap answer. What cannot be read keeps neither a digest
 * nor, with it, its sign-offs: they come back with the content.
 *
 * @internal
 */
export class PatternWatch {
  readonly #options: PatternWatchOptions;

  static create(options: PatternWatchOptions): PatternWatch {
    return new PatternWatch(options);
  }

  private constructor(options: PatternWatchOptions) {
    this.#options = options;
  }

  /** Looks at every pattern of the catalog. */
  async refreshAll(signal?: AbortSignal): Promise<void> {
    const { patterns } = this.#options;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#page(cursor);
      for (const entity of page.items) {
        if (signal?.aborted) {
          return;
        }
        seen.push(stringifyEntityRef(entity));
        await this.#look(entity, { signal });
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    // None at all is a catalog that is still starting.
    if (seen.length > 0) {
      await patterns.forgetAllBut(seen);
    }
  }

  /** Looks at one pattern, whatever its ETag; false: the catalog has none of that name. */
  async refresh(ref: string): Promise<boolean> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(ref, { credentials });
    if (
      entity?.kind.toLowerCase() !== 'template' ||
      entity.spec?.type !== PATTERN_TYPE
    ) {
      return false;
    }
    await this.#look(entity, { anew: true });
    return true;
  }

  async #page(cursor: string | undefined) {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const filter = { kind: 'Template', 'spec.type': PATTERN_TYPE };
    return catalog.queryEntities(
      cursor ? { cursor, limit: PAGE } : { filter, limit: PAGE },
      { credentials },
    );
  }

  async #look(
    entity: Entity,
    { anew, signal }: { anew?: boolean; signal?: AbortSignal },
  ): Promise<void> {
    const { patterns, clock, logger, integrations, reader } = this.#options;
    const ref = stringifyEntityRef(entity);
    const before = await patterns.byRef(ref);
    const row = { ...aboutOf(entity, ref), folder: '', checked_ms: clock() };
    try {
      row.folder = templateFolderOf(entity, integrations);
      const known = !anew && before?.folder === row.folder && before.etag;
      const source = await reader.read(row.folder, {
        ...(known && { etag: known }),
        ...(signal && { signal }),
      });
      if (!source) {
        await patterns.touch(ref, row.checked_ms);
        return;
      }
      const { found, seen } = readingOf(entity, source);
      await patterns.save({ ...row, ...found }, seen);
    } catch (error) {
      if (signal?.aborted) {
        return; // A backend that stops says nothing about the folder.
      }
      const problem = toError(error).message;
      logger.warn(`The pattern ${ref} could not be read: ${problem}`);
      // What is known stays known: a host that is down changes no content.
      await patterns.save({
        ...row,
        folder: row.folder || before?.folder || '',
        etag: null,
        digest: before?.digest ?? null,
        complaints: before?.complaints ?? '[]',
        problem: problem.slice(0, 1_000),
      });
    }
  }
}

function aboutOf({ metadata, spec }: Entity, ref: string) {
  const owner = spec?.owner;
  return {
    ref,
    title: (metadata.title ?? metadata.name).slice(0, 200),
    description: metadata.description?.slice(0, 2_000) ?? null,
    owner: typeof owner === 'string' ? owner.slice(0, 500) : null,
  };
}

function readingOf(
  { metadata }: Entity,
  { folder, contents, etag }: PatternSource,
): { found: Omit<Found, 'checked_ms'>; seen?: SeenContent } {
  const { read, complaints } = folder;
  const told = {
    etag: etag ?? null,
    complaints: JSON.stringify(complaints.slice(0, 100)),
  };
  if (!read) {
    const problem = 'its files do not make a pattern; see what is wrong below';
    return { found: { ...told, digest: null, problem } };
  }
  if (read.template !== metadata.name) {
    const problem = `its folder holds the template ${read.template}; give every pattern a folder of its own, with its template in template.yaml`;
    return { found: { ...told, digest: null, problem } };
  }
  const { name, version } = read.pattern.metadata;
  return {
    found: { ...told, digest: read.digest, problem: null },
    seen: { name, version, content: read.content, files: filesOf(contents) },
  };
}

function filesOf(contents: PatternSource['contents']): Map<string, Buffer> {
  return new Map(
    [...contents.values()].map(bytes => [
      createHash('sha256').update(bytes).digest('hex'),
      bytes,
    ]),
  );
}
