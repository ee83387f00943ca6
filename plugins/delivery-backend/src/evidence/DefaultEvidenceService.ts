import { InputError, NotFoundError } from '@backstage/errors';
import {
  EnvironmentEvidence,
  EvidenceRequest,
  EvidenceResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { refOf } from '../activations/requestedActivation';
import { Clock } from '../insight/Clock';
import { cursorOf, positionOf } from '../insight/cursor';
import {
  complianceView,
  driftView,
  evidenceView,
  isoOf,
} from './complianceView';
import { EvidenceListRequest, EvidenceService } from './EvidenceService';
import { EvidenceStore } from './EvidenceStore';

/** Clocks of pipelines go wrong by so much, and no further. */
const SKEW = 5 * 60_000;

const MOST_PAST = 200;

/** Keeps evidence in the plugin's database. @internal */
export class DefaultEvidenceService implements EvidenceService {
  readonly #store: EvidenceStore;
  readonly #clock: Clock;
  readonly #silentAfter: number;

  static create(options: {
    store: EvidenceStore;
    clock: Clock;
    /** Milliseconds. */
    silentAfter: number;
  }): DefaultEvidenceService {
    return new DefaultEvidenceService(options);
  }

  private constructor(options: {
    store: EvidenceStore;
    clock: Clock;
    silentAfter: number;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#silentAfter = options.silentAfter;
  }

  async add(
    environment: string,
    request: EvidenceRequest,
  ): Promise<EvidenceResult> {
    const ref = environmentOf(environment);
    const now = this.#clock();
    if (Date.parse(request.at) > now + SKEW) {
      throw new InputError(
        `at: ${request.at} is in the future, it is ${isoOf(
          now,
        )} here; set the clock of the machine that runs the pipeline`,
      );
    }
    const result = await this.#store.add(ref, request, now);
    if (!result) {
      throw unknown(ref);
    }
    return { result, counts: request.isDefaultBranch };
  }

  async get(
    environment: string,
    request: EvidenceListRequest,
  ): Promise<EnvironmentEvidence> {
    const ref = environmentOf(environment);
    if (!(await this.#store.environment(ref))) {
      throw unknown(ref);
    }
    const { limit, cursor } = request;
    const query = { environment: ref };
    const before = cursor ? positionOf(query, cursor) : undefined;
    const asOf = before?.asOf ?? this.#clock();
    const rows = await this.#store.list({
      ...query,
      limit: limit + 1,
      after: before && { at: before.value, seq: before.id },
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const standing = this.#store.standing(ref);
    return {
      asOf: isoOf(asOf),
      compliance: complianceView(
        ref,
        await standing.current(),
        asOf - this.#silentAfter,
      ),
      past: (await standing.past(MOST_PAST)).map(driftView),
      items: page.map(evidenceView),
      ...(last &&
        rows.length > limit && {
          nextCursor: cursorOf(query, {
            value: last.at_ms,
            id: last.seq,
            asOf,
          }),
        }),
    };
  }

  async subjectsOf(environment: string): Promise<string[]> {
    const row = await this.#store.environment(environmentOf(environment));
    return row
      ? [row.environment, ...(row.component ? [row.component] : [])]
      : [];
  }
}

function environmentOf(ref: string): string {
  return refOf('environment', ref, 'resource');
}

function unknown(ref: string): NotFoundError {
  return new NotFoundError(
    `There is no environment ${ref} that was made from a pattern`,
  );
}
