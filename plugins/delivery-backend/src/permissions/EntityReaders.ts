import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Keeps a request to the catalog below the 100 kB that its body may have. */
const REFS_PER_REQUEST = 500;

/**
 * Asks the catalog, as the reader, which entities the reader may read.
 *
 * @remarks
 * The catalog's own rules decide, conditional ones included; nothing is cached,
 * so that a withdrawn right is withdrawn here too.
 *
 * @internal
 */
export class EntityReaders {
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;

  static create(options: {
    catalog: CatalogService;
    logger: LoggerService;
  }): EntityReaders {
    return new EntityReaders(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#logger = options.logger;
  }

  /** Says whether the reader may read one entity. */
  async mayRead(
    entityRef: string,
    options: { credentials: BackstageCredentials },
  ): Promise<boolean> {
    const readable = await this.readable([entityRef], options);
    return readable.has(entityRef);
  }

  /**
   * Those of the entities that exist and that the reader may read.
   *
   * @throws ServiceUnavailableError when the catalog does not answer.
   */
  async readable(
    entityRefs: Iterable<string>,
    options: { credentials: BackstageCredentials },
  ): Promise<Set<string>> {
    const refs = [...new Set(entityRefs)];
    const readable = new Set<string>();
    for (let start = 0; start < refs.length; start += REFS_PER_REQUEST) {
      const batch = refs.slice(start, start + REFS_PER_REQUEST);
      const items = await this.#ask(batch, options.credentials);
      for (const [index, item] of items.entries()) {
        if (item) {
          readable.add(batch[index]);
        }
      }
    }
    return readable;
  }

  async #ask(entityRefs: string[], credentials: BackstageCredentials) {
    try {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
        { credentials },
      );
      return items;
    } catch (error) {
      // The cause names hosts and ports: for operators, not for readers.
      this.#logger.warn(
        `The catalog does not answer: ${toError(error).message}`,
      );
      throw new ServiceUnavailableError(
        'The catalog does not answer, so nobody can say what you may see; try again in a moment',
      );
    }
  }
}
