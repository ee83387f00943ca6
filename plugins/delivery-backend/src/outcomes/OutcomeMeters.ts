import {
  DeliveryOutcomeMeterExtensionPoint,
  OutcomeMeter,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { CHECK_IN_METER } from '@delivery-stack/backstage-plugin-delivery-common';

/** Collects the meters of modules. @internal */
export class OutcomeMeters implements DeliveryOutcomeMeterExtensionPoint {
  readonly #meters = new Map<string, OutcomeMeter>();

  static create(): OutcomeMeters {
    return new OutcomeMeters();
  }

  private constructor() {}

  addMeter(meter: OutcomeMeter): void {
    if (this.#meters.has(meter.type) || meter.type === CHECK_IN_METER) {
      throw new Error(
        `Two modules registered a meter of the type '${meter.type}'`,
      );
    }
    this.#meters.set(meter.type, meter);
  }

  byType(type: string): OutcomeMeter | undefined {
    return this.#meters.get(type);
  }

  /** Types there are, `check-in` first: for messages. */
  types(): string[] {
    return [CHECK_IN_METER, ...[...this.#meters.keys()].sort()];
  }
}
