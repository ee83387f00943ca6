import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  checkOutcome,
  describeComplaint,
  OUTCOME_KIND,
  RELATION_HAS_CONTRIBUTOR,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Clock } from '../insight/Clock';
import { OutcomeStore, StoredOutcome } from './store/OutcomeStore';
import { withWholeRefs } from './withWholeRefs';

const PAGE = 100;
/** Refs per request to the catalog, which takes a body of 100 kB. */
const REFS = 500;

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** Copies outcomes from the catalog. @internal */
export class OutcomeWatch {
  readonly #options: Parameters<typeof OutcomeWatch.create>[0];

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    outcomes: OutcomeStore;
    clock: Clock;
    logger: LoggerService;
  }): OutcomeWatch {
    return new OutcomeWatch(options);
  }

  private constructor(options: Parameters<typeof OutcomeWatch.create>[0]) {
    this.#options = options;
  }

  /**
   * Reads all, and only then writes: a catalog that fails in between leaves
   * what is known.
   *
   * @throws when the catalog does not answer.
   */
  async refresh(signal: AbortSignal): Promise<void> {
    const { outcomes, clock } = this.#options;
    const found: Array<Omit<StoredOutcome, 'missing'>> = [];
    let cursor: string | undefined;
    do {
      const page = await this.#page(cursor);
      if (signal.aborted) {
        return;
      }
      found.push(...page.items.flatMap(each => this.#read(each)));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    const missing = await this.#missing(
      found.flatMap(({ contributors }) => contributors),
    );
    await outcomes.replace(
      found.map(each => ({
        ...each,
        missing: each.contributors.filter(ref => missing.has(ref)),
      })),
      clock(),
    );
  }

  async #page(cursor: string | undefined) {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    return catalog.queryEntities(
      cursor
        ? { cursor, limit: PAGE }
        : { filter: { kind: OUTCOME_KIND }, limit: PAGE },
      { credentials },
    );
  }

  /** The catalog checks outcomes; one that slipped in is named and left out. */
  #read(entity: Entity): Array<Omit<StoredOutcome, 'missing'>> {
    const { clock, logger } = this.#options;
    const ref = lower(stringifyEntityRef(entity));
    const reading = checkOutcome(entity, { now: new Date(clock()) });
    if (!reading.ok) {
      const complaints = reading.complaints.map(describeComplaint);
      logger.warn(`${ref} is not followed: ${complaints.join('; ')}`);
      return [];
    }
    const contributors = (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_HAS_CONTRIBUTOR)
      .map(({ targetRef }) => lower(targetRef));
    return [
      {
        ref,
        outcome: withWholeRefs(reading.outcome, entity.metadata.namespace),
        contributors: [...new Set(contributors)].sort(),
      },
    ];
  }

  async #missing(refs: readonly string[]): Promise<Set<string>> {
    const { auth, catalog } = this.#options;
    const entityRefs = [...new Set(refs)];
    const missing = new Set<string>();
    for (let start = 0; start < entityRefs.length; start += REFS) {
      const batch = entityRefs.slice(start, start + REFS);
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs: batch,
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      batch.forEach((ref, index) => items[index] ?? missing.add(ref));
    }
    return missing;
  }
}
