import {
  DeliveryEventSourceExtensionPoint,
  EventSource,
} from '@delivery-stack/backstage-plugin-delivery-node';

/** Collects the event sources of modules. @internal */
export class EventSources implements DeliveryEventSourceExtensionPoint {
  readonly #sources = new Map<string, EventSource>();

  static create(): EventSources {
    return new EventSources();
  }

  private constructor() {}

  addEventSource(source: EventSource): void {
    if (this.#sources.has(source.id)) {
      throw new Error(
        `Two modules registered an event source with the id '${source.id}'`,
      );
    }
    this.#sources.set(source.id, source);
  }

  all(): EventSource[] {
    return [...this.#sources.values()];
  }
}
