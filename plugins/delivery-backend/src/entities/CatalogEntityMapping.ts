import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';
import { markDomains, markSubjects } from '../database/entities/markMoved';
import { syncEntities, syncSubjects } from '../database/entities/syncEntities';
import { ScopeRow, syncScopes } from '../database/entities/syncScopes';
import { dayOf } from '../projection/days';
import { mappedEntity, MappedEntity, mappedFields } from './mappedEntity';
import { scopesOf } from './scopesOf';

/** How long a catalog that is filling up is given until it is read again. */
const PAUSE = 5_000;
const MOST_ROUNDS = 24;

const kinds = ['component', 'system', 'domain', 'group', 'resource', 'api'];

/**
 * Copies from the catalog what figures are grouped by.
 *
 * @remarks
 * Entities, the subjects that their annotations name, and the systems, domains
 * and groups they are in, dated. The copy is written only after all was read:
 * a catalog that does not answer leaves yesterday's mapping in place.
 */
export class CatalogEntityMapping {
  readonly #knex: Knex;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #clock: () => number;
  readonly #pause: number;
  /** Until two readings agree the catalog may still be starting. */
  #settled = false;

  static create(options: {
    knex: Knex;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    clock?: () => number;
    /** Milliseconds between readings of a catalog that is starting. */
    pause?: number;
  }): CatalogEntityMapping {
    return new CatalogEntityMapping(options);
  }

  private constructor(
    options: Parameters<typeof CatalogEntityMapping.create>[0],
  ) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#clock = options.clock ?? Date.now;
    this.#pause = options.pause ?? PAUSE;
  }

  /**
   * Reads the catalog and writes what changed; says whether anything did.
   *
   * @remarks
   * After a start it reads until two readings agree: a catalog that fills up
   * knows components before the relations to their systems.
   *
   * @throws ForwardedError when the catalog does not answer.
   */
  async refresh(signal: AbortSignal): Promise<boolean> {
    let changed = false;
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const result = await this.#refreshOnce(signal);
      changed ||= result === 'changed';
      this.#settled ||= result === 'unchanged';
      if (this.#settled) {
        break;
      }
      await setTimeout(this.#pause, undefined, { signal }).catch(() => {});
    }
    return changed;
  }

  async #refreshOnce(
    signal: AbortSignal,
  ): Promise<'changed' | 'unchanged' | 'empty'> {
    const entities = await this.#read(signal);
    if (signal.aborted || entities.length === 0) {
      // An empty answer is a catalog that is still starting, not an empty one
      return 'empty';
    }
    const changed = await this.#knex.transaction(transaction =>
      this.#write(transaction, entities),
    );
    return changed ? 'changed' : 'unchanged';
  }

  async #read(signal: AbortSignal): Promise<MappedEntity[]> {
    const entities: MappedEntity[] = [];
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const pages = this.#catalog.streamEntities(
        { filter: { kind: kinds }, fields: mappedFields },
        { credentials },
      );
      for await (const page of pages) {
        entities.push(...page.map(mappedEntity));
        if (signal.aborted) {
          break;
        }
      }
    } catch (error) {
      throw new ForwardedError(
        'The catalog could not be read; figures keep the entities they know',
        error,
      );
    }
    return entities;
  }

  async #write(
    transaction: Knex.Transaction,
    entities: readonly MappedEntity[],
  ): Promise<boolean> {
    const now = this.#clock();
    const ids = await syncEntities(transaction, entities, now);
    const subjects = await syncSubjects(transaction, entities, ids);
    const all = new Map(entities.map(entity => [entity.ref, entity]));
    const wanted = entities.flatMap(entity =>
      scopesOf(entity, all).map(
        ({ ref, type }): ScopeRow => ({
          entityId: ids.get(entity.ref)!,
          type,
          scopeId: ids.get(ref)!,
        }),
      ),
    );
    const changes = await syncScopes(transaction, wanted, dayOf(now));
    await markSubjects(transaction, subjects, now);
    await markDomains(transaction, changes, now);
    if (subjects.size > 0 || changes.length > 0) {
      this.#logger.info(
        `Entities mapped: ${entities.length}, subjects moved: ${subjects.size}, memberships changed: ${changes.length}`,
      );
    }
    return subjects.size > 0 || changes.length > 0;
  }
}
