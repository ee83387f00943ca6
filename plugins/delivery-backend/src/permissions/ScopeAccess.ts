import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { deliveryOrganisationReadPermission } from '@delivery-stack/backstage-plugin-delivery-common';
import { InsightQueries } from '../insight/queries';
import { Naming } from '../insight/services';
import { Scope, scopeOf } from '../insight/scope';
import { EntityReaders } from './EntityReaders';
import { Suppression } from './Suppression';

interface Options {
  credentials: BackstageCredentials;
}

/** What a reader gets of a scope. */
export interface Admission {
  scope: Scope;
  /** True when the figures are withheld because of the size of the group. */
  withheld: boolean;
  /** Which journeys an answer may name. */
  naming: Naming;
}

/**
 * Decides what a reader may see of a scope.
 *
 * @remarks
 * One entity: whoever may read it in the catalog. Systems, domains and groups:
 * whoever may read that entity, or holds `delivery.organisation.read`. The
 * organisation: the latter only. An aggregate counts members that the reader
 * cannot open, but does not name them.
 *
 * @internal
 */
export class ScopeAccess {
  readonly #entities: EntityReaders;
  readonly #permissions: PermissionsService;
  readonly #suppression: Suppression;
  readonly #queries: InsightQueries;

  static create(options: {
    entities: EntityReaders;
    permissions: PermissionsService;
    suppression: Suppression;
    queries: InsightQueries;
  }): ScopeAccess {
    return new ScopeAccess(options);
  }

  private constructor(options: {
    entities: EntityReaders;
    permissions: PermissionsService;
    suppression: Suppression;
    queries: InsightQueries;
  }) {
    this.#entities = options.entities;
    this.#permissions = options.permissions;
    this.#suppression = options.suppression;
    this.#queries = options.queries;
  }

  /** Says whether the reader holds `delivery.organisation.read`. */
  async seesOrganisation(options: Options): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: deliveryOrganisationReadPermission }],
      options,
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  /**
   * Admits a reader to a scope.
   *
   * @throws NotFoundError for an entity that the reader cannot read.
   * @throws NotAllowedError for the organisation without its permission.
   */
  async admit(
    scopeRef: string | undefined,
    options: Options,
  ): Promise<Admission> {
    const scope = scopeOf(scopeRef);
    if (scope.kind !== 'entity' && (await this.seesOrganisation(options))) {
      const withheld = await this.#suppression.withholds(scope);
      return { scope, withheld, naming: {} };
    }
    if (scope.kind === 'organisation') {
      throw new NotAllowedError(
        `Figures of the whole organisation need the permission ${deliveryOrganisationReadPermission.name}; ask for it, or choose a scope that you may read, e.g. ?scope=system:default/payments`,
      );
    }
    if (!(await this.#entities.mayRead(scope.entityRef, options))) {
      throw new NotFoundError(`There is no entity '${scope.entityRef}'`);
    }
    return scope.kind === 'entity'
      ? // Every journey of the entity involves it, so every one may be named.
        { scope, withheld: false, naming: {} }
      : this.#admitToAggregate(scope, options);
  }

  async #admitToAggregate(scope: Scope, options: Options): Promise<Admission> {
    const members = await this.#suppression.membersOf(scope);
    const involved = await this.#queries.involvedEntities(scope);
    const readable = await this.#entities.readable(
      [...members, ...involved],
      options,
    );
    const hidden = members.filter(ref => !readable.has(ref)).length;
    return {
      scope,
      withheld: await this.#suppression.withholds(scope, { hidden }),
      naming: { involving: involved.filter(ref => readable.has(ref)) },
    };
  }
}
