import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  MeterReading,
  MeterRequest,
  namedMeterProblems,
  OrderedReadings,
  orderedReadings,
  OutcomeMeter,
  SourceAnswerError,
  SourceHttpOptions,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { samplesIn } from './answer/samplesIn';
import { HttpJsonConfig } from './config/readHttpJsonConfig';
import { FigureClient } from './FigureClient';

interface Figure {
  config: HttpJsonConfig;
  client: FigureClient;
}

/**
 * Reads figures that an operator configured, by the names that outcomes give.
 *
 * @remarks
 * Whoever may register a catalog file writes outcomes, so that addresses and
 * headers never come from one.
 *
 * @internal
 */
export class HttpJsonMeter implements OutcomeMeter {
  readonly type = 'http-json';
  readonly title = 'JSON over HTTP';
  readonly #figures: ReadonlyMap<string, Figure>;

  static create(
    configs: readonly HttpJsonConfig[],
    options: { logger: LoggerService; ambient?: SourceHttpOptions['ambient'] },
  ): HttpJsonMeter {
    const figures = configs.map(config => ({
      config,
      client: FigureClient.create(config, options),
    }));
    return new HttpJsonMeter(
      new Map(figures.map(figure => [figure.config.name, figure])),
    );
  }

  private constructor(figures: ReadonlyMap<string, Figure>) {
    this.#figures = figures;
  }

  check(settings: JsonObject): string[] {
    return namedMeterProblems(settings, {
      known: this.#figures,
      section: 'delivery.httpJson',
      noun: 'figure',
    });
  }

  async read(request: MeterRequest): Promise<MeterReading[]> {
    const [problem] = this.check(request.settings);
    if (problem) {
      throw new InputError(problem);
    }
    const { config, client } = this.#figures.get(
      request.settings.name as string,
    )!;
    const document = await client.document(request);
    const samples = samplesIn(document, config, request.until);
    const { readings, ahead } = ordered(samples, config.at, request);
    if (ahead > 0) {
      request.logger.warn(
        `${config.at}: ${ahead} readings of the future were left out; set the clock of whoever writes them`,
      );
    }
    return readings;
  }
}

function ordered(
  samples: MeterReading[],
  key: string,
  request: MeterRequest,
): OrderedReadings {
  try {
    return orderedReadings(samples, request);
  } catch (error) {
    throw new SourceAnswerError(`${key}: ${(error as Error).message}`);
  }
}
