import { ConflictError } from '@backstage/errors';
import {
  Activation,
  ActivationList,
  OwnerClock,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../insight/Clock';
import { cursorOf, positionOf } from '../insight/cursor';
import { Admission, PatternApprovals } from '../patterns/PatternApprovals';
import { activationView, StoredActivation } from './activationRow';
import { ActivationCounts } from './ActivationCounts';
import {
  ActivationListRequest,
  ActivationRequest,
  ActivationService,
} from './ActivationService';
import { ActivationStore } from './ActivationStore';
import {
  differenceOf,
  refOf,
  RequestedActivation,
  requestedActivation,
} from './requestedActivation';

/** Records activations in the plugin's database. @internal */
export class DefaultActivationService implements ActivationService {
  readonly #store: ActivationStore;
  readonly #approvals: PatternApprovals;
  readonly #counts: ActivationCounts;
  readonly #clock: Clock;

  static create(options: {
    store: ActivationStore;
    approvals: PatternApprovals;
    counts: ActivationCounts;
    clock: Clock;
  }): DefaultActivationService {
    return new DefaultActivationService(options);
  }

  private constructor(options: {
    store: ActivationStore;
    approvals: PatternApprovals;
    counts: ActivationCounts;
    clock: Clock;
  }) {
    this.#store = options.store;
    this.#approvals = options.approvals;
    this.#counts = options.counts;
    this.#clock = options.clock;
  }

  async activate(request: ActivationRequest): Promise<Activation> {
    const requested = requestedActivation(request);
    // A retry is answered even if the sign-offs ended in the meantime.
    const known = await this.#known(requested);
    if (known) {
      return known;
    }
    const admission = await this.#admit(request, requested);
    if ('answer' in admission) {
      return admission.answer;
    }
    const { sent_ms: sent } = requested;
    const row = {
      ...requested,
      id: randomUUID(),
      version: admission.version,
      // Who had to ask first has waited since then.
      requested_ms: Math.min(sent, admission.askedAt ?? sent),
      // A clock that was moved back must not make an environment ready before
      // anybody asked for it.
      ready_ms: Math.max(this.#clock(), sent),
      first_run_ms: null,
      productive_ms: null,
      deployed_ms: null,
    };
    if (await this.#store.add(row, trx => admission.use(trx))) {
      const [state] = await this.#approvals.statesOf([row]);
      return activationView(row, state);
    }
    // Somebody was first: the same task, or another one.
    return (await this.#known(requested)) ?? this.#taken(requested);
  }

  async clockOf(owner: string): Promise<OwnerClock> {
    const ref = refOf('owner', owner, 'group');
    return {
      asOf: new Date(this.#clock()).toISOString(),
      owner: ref,
      ...(await this.#counts.countOfOwner(ref)),
    };
  }

  async list(request: ActivationListRequest): Promise<ActivationList> {
    const { limit, cursor, ...asked } = request;
    const filter = {
      pattern: asked.pattern && refOf('pattern', asked.pattern, 'template'),
      environment:
        asked.environment &&
        refOf('environment', asked.environment, 'resource'),
      owner: asked.owner && refOf('owner', asked.owner, 'group'),
    };
    const before = cursor ? positionOf(filter, cursor) : undefined;
    const asOf = before?.asOf ?? this.#clock();
    const rows = await this.#store.list({
      ...filter,
      limit: limit + 1,
      after: before && { requested: before.value, seq: before.id },
    });
    const page = rows.slice(0, limit);
    const states = await this.#approvals.statesOf(page);
    const last = page.at(-1);
    return {
      asOf: new Date(asOf).toISOString(),
      items: page.map((row, index) => activationView(row, states[index])),
      ...(last &&
        rows.length > limit && {
          nextCursor: cursorOf(filter, {
            value: last.requested_ms,
            id: last.seq,
            asOf,
          }),
        }),
    };
  }

  /** The first answer to the task, if there was one. */
  async #known(
    requested: RequestedActivation,
  ): Promise<Activation | undefined> {
    const row = await this.#store.byTask(requested.task_id);
    if (!row) {
      return undefined;
    }
    const field = differenceOf(row, requested);
    if (field !== undefined) {
      throw new ConflictError(
        `${field}: task ${row.task_id} activated ${row.environment} with another value; one task makes one environment, so start the template again`,
      );
    }
    return this.#view(row);
  }

  /** An exception that the same task used a moment ago refuses it now. */
  async #admit(
    request: ActivationRequest,
    requested: RequestedActivation,
  ): Promise<Admission | { answer: Activation }> {
    try {
      const { pattern } = requested;
      return await this.#approvals.admit({ ...request, pattern });
    } catch (error) {
      const answer = await this.#known(requested);
      if (answer) {
        return { answer };
      }
      throw error;
    }
  }

  async #taken({ environment }: RequestedActivation): Promise<never> {
    const row = await this.#store.byEnvironment(environment);
    const by = row ? ` by task ${row.task_id}` : '';
    throw new ConflictError(
      `name: ${environment} was made${by} already; choose another name`,
    );
  }

  async #view(row: StoredActivation): Promise<Activation> {
    const [state] = await this.#approvals.statesOf([row]);
    return activationView(row, state);
  }
}
