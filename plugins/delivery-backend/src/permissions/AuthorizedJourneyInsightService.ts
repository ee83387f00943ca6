import { NotFoundError } from '@backstage/errors';
import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  FrameRequest,
  InsightOptions,
  JourneyInsightService,
  JourneyRequest,
} from '../insight/services';
import { EntityReaders } from './EntityReaders';
import { ScopeAccess } from './ScopeAccess';
import { withheldFrame } from './withhold';

/**
 * Shows journeys that involve an entity that the reader may read.
 *
 * @remarks
 * Entities that the reader cannot open are left out of a journey's refs. A
 * journey that may not be seen is answered like one that does not exist.
 *
 * @internal
 */
export class AuthorizedJourneyInsightService implements JourneyInsightService {
  readonly #inner: JourneyInsightService;
  readonly #access: ScopeAccess;
  readonly #entities: EntityReaders;

  constructor(
    inner: JourneyInsightService,
    access: ScopeAccess,
    entities: EntityReaders,
  ) {
    this.#inner = inner;
    this.#access = access;
    this.#entities = entities;
  }

  async listJourneys(request: JourneyRequest, options: InsightOptions) {
    const { withheld, naming } = await this.#access.admit(
      request.scope,
      options,
    );
    const list = await this.#inner.listJourneys(
      { ...request, ...naming },
      options,
    );
    const readable = await this.#entities.readable(
      list.items.flatMap(journey => journey.entityRefs),
      options,
    );
    const items = list.items.map(journey => onlyReadable(journey, readable));
    if (!withheld) {
      return { ...list, items };
    }
    // Each journey listed may be opened anyway; what adds up may not be shown.
    const { hiddenItems, ...rest } = list;
    const { timestamps } = withheldFrame(list.frame);
    return { ...rest, items, frame: { ...list.frame, timestamps } };
  }

  async getJourney(
    request: FrameRequest & { id: string },
    options: InsightOptions,
  ) {
    const detail = await this.#inner.getJourney(request, options);
    const readable = await this.#entities.readable(
      detail.journey.entityRefs,
      options,
    );
    if (
      readable.size === 0 &&
      !(await this.#access.seesOrganisation(options))
    ) {
      throw new NotFoundError(`There is no journey '${request.id}'`);
    }
    return { ...detail, journey: onlyReadable(detail.journey, readable) };
  }
}

function onlyReadable(
  journey: JourneySummary,
  readable: ReadonlySet<string>,
): JourneySummary {
  return {
    ...journey,
    entityRefs: journey.entityRefs.filter(ref => readable.has(ref)),
  };
}
