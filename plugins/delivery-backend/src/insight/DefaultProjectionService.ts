import {
  Projection,
  RefoldResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { ProjectionStore } from '../database/ProjectionStore';
import { Clock } from './Clock';
import { ProjectionService } from './services';
import { iso } from './window';

/** Says how far figures are computed. @internal */
export class DefaultProjectionService implements ProjectionService {
  readonly #projection: ProjectionStore;
  readonly #clock: Clock;

  static create(options: { projection: ProjectionStore; clock: Clock }) {
    return new DefaultProjectionService(options);
  }

  private constructor(options: { projection: ProjectionStore; clock: Clock }) {
    this.#projection = options.projection;
    this.#clock = options.clock;
  }

  async getProjection(): Promise<Projection> {
    const { pending, total, failing, configurationChangedAt } =
      await this.#projection.progress();
    return {
      pending,
      total,
      failing,
      ...(configurationChangedAt !== undefined && {
        configurationChangedAt: iso(configurationChangedAt),
      }),
    };
  }

  async refold(): Promise<RefoldResult> {
    return {
      marked: await this.#projection.refold({ now: this.#clock() }),
    };
  }
}
