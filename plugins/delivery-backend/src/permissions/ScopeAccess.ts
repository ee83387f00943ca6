import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { deliveryOrganisationReadPermission } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityStore } from '../database/EntityStore';
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
  readonly #readers: EntityReaders;
  readonly #entities: EntityStore;
  readonly #permissions: PermissionsService;
  readonly #suppression: Suppression;

  static create(options: {
    readers: EntityReaders;
    entities: EntityStore;
    permissions: PermissionsService;
    suppression: Suppression;
  }): ScopeAccess {
    return new ScopeAccess(options);
  }

  private constructor(options: {
    readers: EntityReaders;
    entities: EntityStore;
    permissions: PermissionsService;
    suppression: Suppression;
  }) {
    this.#readers = options.readers;
    this.#entities = options.entities;
    this.#permissions = options.permissions;
    this.#suppression = options.suppression;
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
      await this.#requireKnown(scope, options);
      const withheld = await this.#suppression.withholds(scope);
      return { scope, withheld, naming: {} };
    }
    if (scope.kind === 'organisation') {
      throw new NotAllowedError(
        `Figures of the whole organisation need the permission ${deliveryOrganisationReadPermission.name}; ask for it, or choose a scope that you may read, e.g. ?scope=system:default/payments`,
      );
    }
    if (!(await this.#readers.mayRead(scope.entityRef, options))) {
      throw new NotFoundError(`There is no entity '${scope.entityRef}'`);
    }
    return scope.kind === 'entity'
      ? // Every journey of the entity involves it, so every one may be named.
        { scope, withheld: false, naming: {} }
      : this.#admitToAggregate(scope, options);
  }

  async #admitToAggregate(scope: Scope, options: Options): Promise<Admission> {
    const members = await this.#suppression.membersOf(scope);
    const involved = await this.#involvedIn(scope);
    const readable = await this.#readers.readable(
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

  async #involvedIn(scope: Scope): Promise<string[]> {
    const group =
      'entityRef' in scope
        ? await this.#entities.byRef(scope.entityRef)
        : undefined;
    return group
      ? this.#entities.involvedIn({ type: 'aggregate', entityId: group.id })
      : [];
  }

  /** A misspelt scope would have figures of zero, which look like an answer. */
  async #requireKnown(scope: Scope, options: Options): Promise<void> {
    if (scope.kind === 'organisation') {
      return;
    }
    const { entityRef } = scope;
    if (
      !(await this.#entities.byRef(entityRef)) &&
      !(await this.#readers.mayRead(entityRef, options))
    ) {
      throw new NotFoundError(`There is no entity '${entityRef}'`);
    }
  }
}
