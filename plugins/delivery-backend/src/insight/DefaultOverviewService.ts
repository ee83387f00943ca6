import { InputError } from '@backstage/errors';
import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { FlowConfig } from '@delivery-stack/flow';
import { DeliveryFigureStore } from '../database/DeliveryFigureStore';
import { JourneyFigureStore } from '../database/JourneyFigureStore';
import { deliveryFigures } from './deliveryFigures';
import { Frame, Frames } from './Frames';
import { GateLedger } from './GateLedger';
import { Glossary } from './Glossary';
import { journeyFigures } from './journeyFigures';
import { scopeOf } from './scope';
import { FrameRequest, OverviewService } from './services';
import { Waiting } from './Waiting';

/** See {@link DefaultOverviewService.create}. */
export interface OverviewOptions {
  config: FlowConfig;
  glossary: Glossary;
  frames: Frames;
  ledger: GateLedger;
  waiting: Waiting;
  journeyFigures: JourneyFigureStore;
  delivery: DeliveryFigureStore;
}

/** Puts a scope's figures together. @internal */
export class DefaultOverviewService implements OverviewService {
  readonly #options: OverviewOptions;

  static create(options: OverviewOptions): DefaultOverviewService {
    return new DefaultOverviewService(options);
  }

  private constructor(options: OverviewOptions) {
    this.#options = options;
  }

  async getOverview(request: FrameRequest): Promise<Overview> {
    const { frames, glossary, ledger, waiting } = this.#options;
    const frame = await frames.resolve(request);
    const { gates, distributions } = await ledger.read(frame);
    return {
      frame: await frames.describe(frame),
      ...journeyFigures(await this.#journeys(frame), frame, glossary),
      delivery: await this.#delivery(frame),
      gates,
      waiting: await waiting.list(frame, {
        past: distributions,
        involving: request.involving,
      }),
    };
  }

  async getScorecard(
    request: Omit<FrameRequest, 'scope'> & { entityRef: string },
  ): Promise<Overview> {
    const { entityRef, ...query } = request;
    if (scopeOf(entityRef).kind !== 'entity') {
      throw new InputError(
        'entityRef: is a group of components; ask for /overview?scope=… instead',
      );
    }
    return this.getOverview({ ...query, scope: entityRef });
  }

  async #journeys(frame: Frame) {
    const { config, journeyFigures: store } = this.#options;
    const [counts, sums, lengths] = await Promise.all([
      store.counts(frame),
      store.cellSums(frame),
      store.lengths(frame),
    ]);
    const measuresAdoption = config.journeys.milestones.adopted !== undefined;
    return { counts, sums, lengths, measuresAdoption };
  }

  async #delivery(frame: Frame) {
    const { delivery } = this.#options;
    const [changes, counts, failed] = await Promise.all([
      delivery.changes(frame),
      delivery.deploymentCounts(frame),
      delivery.failedDeployments(frame),
    ]);
    return deliveryFigures({ changes, counts, failed }, frame.window);
  }
}
