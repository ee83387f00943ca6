import {
  DeliveryTicketQueryExtensionPoint,
  TicketQueryResolver,
} from '@delivery-stack/backstage-plugin-delivery-node';

/** Collects what modules resolve queries for tickets with. @internal */
export class TicketQueries implements DeliveryTicketQueryExtensionPoint {
  readonly #resolvers = new Map<string, TicketQueryResolver>();

  static create(): TicketQueries {
    return new TicketQueries();
  }

  private constructor() {}

  addTicketQueryResolver(resolver: TicketQueryResolver): void {
    const other = this.#resolvers.get(resolver.source);
    if (other) {
      throw new Error(
        `Two modules resolve queries for tickets of '${resolver.source}': ${other.title} and ${resolver.title}`,
      );
    }
    this.#resolvers.set(resolver.source, resolver);
  }

  bySource(source: string): TicketQueryResolver | undefined {
    return this.#resolvers.get(source);
  }
}
