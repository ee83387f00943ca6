import {
  CostSource,
  DeliveryCostSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';

/** Collects the sources of cost of modules. @internal */
export class CostSources implements DeliveryCostSourceExtensionPoint {
  readonly #sources = new Map<string, CostSource>();

  static create(): CostSources {
    return new CostSources();
  }

  private constructor() {}

  addCostSource(source: CostSource): void {
    if (this.#sources.has(source.id)) {
      throw new Error(
        `Two modules registered a source of cost with the id '${source.id}'`,
      );
    }
    this.#sources.set(source.id, source);
  }

  all(): CostSource[] {
    return [...this.#sources.values()];
  }
}
