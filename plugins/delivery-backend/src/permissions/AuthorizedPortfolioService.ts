import { Portfolio } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  InsightOptions,
  PortfolioRequest,
  PortfolioService,
} from '../insight/services';
import { EntityReaders } from './EntityReaders';
import { ScopeAccess } from './ScopeAccess';
import { Suppression } from './Suppression';
import { withheldFrame, withholdGroup } from './withhold';

type Group = Portfolio['items'][number];

/**
 * Shows the groups that the reader may read, small ones without figures.
 *
 * @remarks
 * The frame of a portfolio is about the organisation: its counts of
 * timestamps are for those who may see that.
 *
 * @internal
 */
export class AuthorizedPortfolioService implements PortfolioService {
  readonly #inner: PortfolioService;
  readonly #access: ScopeAccess;
  readonly #entities: EntityReaders;
  readonly #suppression: Suppression;

  constructor(
    inner: PortfolioService,
    dependencies: {
      access: ScopeAccess;
      entities: EntityReaders;
      suppression: Suppression;
    },
  ) {
    this.#inner = inner;
    this.#access = dependencies.access;
    this.#entities = dependencies.entities;
    this.#suppression = dependencies.suppression;
  }

  async getPortfolio(
    request: PortfolioRequest,
    options: InsightOptions,
  ): Promise<Portfolio> {
    if (request.scope !== undefined) {
      await this.#access.admit(request.scope, options);
    }
    const portfolio = await this.#inner.getPortfolio(request, options);
    if (await this.#access.seesOrganisation(options)) {
      const small = await this.#suppression.withheldOf(request.by);
      return {
        ...portfolio,
        items: portfolio.items.map(group =>
          small.has(group.entityRef) ? withholdGroup(group) : group,
        ),
      };
    }
    const { timestamps } = withheldFrame(portfolio.frame);
    return {
      frame: { ...portfolio.frame, timestamps },
      items: await this.#forReader(portfolio.items, request, options),
    };
  }

  /** Readable groups; without figures too where the reader could subtract. */
  async #forReader(
    groups: readonly Group[],
    request: PortfolioRequest,
    options: InsightOptions,
  ): Promise<Group[]> {
    const visible = await this.#entities.readable(
      groups.map(({ entityRef }) => entityRef),
      options,
    );
    const shown = groups.filter(({ entityRef }) => visible.has(entityRef));
    const membersOf = new Map<string, string[]>();
    for (const { entityRef } of shown) {
      const scope = { kind: request.by, entityRef };
      membersOf.set(entityRef, await this.#suppression.membersOf(scope));
    }
    const readable = await this.#entities.readable(
      [...membersOf.values()].flat(),
      options,
    );
    const items: Group[] = [];
    for (const group of shown) {
      const { entityRef } = group;
      const hidden = membersOf
        .get(entityRef)!
        .filter(ref => !readable.has(ref)).length;
      const isWithheld = await this.#suppression.withholds(
        { kind: request.by, entityRef },
        { hidden },
      );
      items.push(isWithheld ? withholdGroup(group) : group);
    }
    return items;
  }
}
