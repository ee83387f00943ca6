import { NotFoundError } from '@backstage/errors';
import {
  JourneyDetail,
  JourneyList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { attribute, Cell } from '@delivery-stack/flow';
import { JourneyStore, StoredJourney } from '../database/JourneyStore';
import { functionSeconds } from './attributed';
import { cursorOf, positionOf } from './cursor';
import { Frame, Frames } from './Frames';
import { Glossary } from './Glossary';
import { journeyPage } from './journeyPage';
import { journeyStory } from './journeyDetail';
import { journeySummary } from './journeySummary';
import { InsightQueries } from './queries';
import { Ruler } from './Ruler';
import {
  FrameRequest,
  JourneyInsightService,
  JourneyRequest,
} from './services';

/** See {@link DefaultJourneyInsightService.create}. */
export interface JourneyInsightOptions {
  frames: Frames;
  glossary: Glossary;
  journeys: JourneyStore;
  queries: InsightQueries;
  workingRuler?: Ruler;
}

/** Answers about journeys from the stores. @internal */
export class DefaultJourneyInsightService implements JourneyInsightService {
  readonly #options: JourneyInsightOptions;

  static create(options: JourneyInsightOptions): DefaultJourneyInsightService {
    return new DefaultJourneyInsightService(options);
  }

  private constructor(options: JourneyInsightOptions) {
    this.#options = options;
  }

  async listJourneys(request: JourneyRequest): Promise<JourneyList> {
    const { frames, journeys } = this.#options;
    const { cursor, limit, involving, ...query } = request;
    const position =
      cursor === undefined ? undefined : positionOf(query, cursor);
    const frame = await frames.resolve(request, { asOf: position?.asOf });
    const page = await journeyPage(
      { ...query, ...frame, limit, after: position, involving },
      journeys,
    );
    return {
      frame: await frames.describe(frame),
      items: await this.#summaries(page.items, frame.asOf),
      totalItems: page.total,
      ...(page.hidden > 0 && { hiddenItems: page.hidden }),
      pageInfo: page.next
        ? { nextCursor: cursorOf(query, { ...page.next, asOf: frame.asOf }) }
        : {},
    };
  }

  async getJourney(
    request: FrameRequest & { id: string },
  ): Promise<JourneyDetail> {
    const { frames, glossary, journeys } = this.#options;
    const frame = await frames.resolve(request);
    const { asOf } = frame;
    const journey = await journeys.find(request.id, { asOf });
    if (!journey) {
      throw new NotFoundError(`There is no journey '${request.id}'`);
    }
    const fold = await journeys.fold(journey.id);
    const cells = attribute(fold.spans, horizonOf(journey, asOf));
    return {
      frame: {
        ...(await frames.describeBare(frame)),
        timestamps: journey.timestamps,
      },
      journey: this.#summary(journey, cells, frame.asOf),
      ...journeyStory(journey, fold, { glossary, asOf }),
      byFunction: functionSeconds(cells, glossary),
      timestamps: journey.timestamps,
    };
  }

  /** Closed journeys have their attribution; that of open ones moves on. */
  async #summaries(items: readonly StoredJourney[], asOf: number) {
    const { journeys, queries } = this.#options;
    const idsOf = (isClosed: boolean) =>
      items
        .filter(({ to }) => (to !== undefined) === isClosed)
        .map(({ id }) => id);
    const [closed, open] = await Promise.all([
      queries.cellsOfJourneys(idsOf(true)),
      journeys.spans(idsOf(false)),
    ]);
    return items.map(journey => {
      const cells =
        closed.get(journey.id) ??
        attribute(open.get(journey.id) ?? [], horizonOf(journey, asOf));
      return this.#summary(journey, cells, asOf);
    });
  }

  #summary(journey: StoredJourney, cells: readonly Cell[], asOf: number) {
    const { glossary, workingRuler } = this.#options;
    return journeySummary(journey, cells, { asOf, glossary, workingRuler });
  }
}

function horizonOf({ from, to }: StoredJourney, asOf: Frame['asOf']) {
  return { start: from, end: Math.max(from, to ?? asOf) };
}
