import {
  Absences,
  EventSourceContext,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptAzureDevOps, Adaptation } from '@delivery-stack/flow/adapters';
import { AzureDevOpsClient } from '../api/AzureDevOpsClient';
import { Build, Environment, Project } from '../api/types';
import { AzureDevOpsConfig } from '../config/readAzureDevOpsConfig';
import { SelectedRepositories } from '../selection';

/** What a pass is made of. */
export interface PassOptions {
  config: AzureDevOpsConfig;
  client: AzureDevOpsClient;
  context: EventSourceContext;
  selected: SelectedRepositories;
  /** Settings of checks by id, from run to run: they hardly ever change. */
  checks: Map<string, object>;
  now: () => number;
}

/** One run, as its streams see it. */
export class Pass {
  readonly config: AzureDevOpsConfig;
  readonly client: AzureDevOpsClient;
  readonly context: EventSourceContext;
  readonly selected: SelectedRepositories;
  readonly checks: Map<string, object>;
  readonly now: () => number;
  /** Builds that this run has seen: deployments are of them. */
  readonly builds = new Map<number, Build>();
  readonly #environments = new Map<string, Promise<Environment[]>>();
  readonly #absences: Absences;

  constructor(options: PassOptions) {
    this.config = options.config;
    this.client = options.client;
    this.context = options.context;
    this.selected = options.selected;
    this.checks = options.checks;
    this.now = options.now;
    this.#absences = Absences.create(options.context.report);
  }

  get signal(): AbortSignal {
    return this.context.signal;
  }

  /** Where the first run begins, epoch milliseconds. */
  get since(): number {
    return this.now() - this.config.since;
  }

  /** Reads a payload as what this organisation tells. */
  adapt(payload: unknown): Adaptation {
    const { source, reading } = this.config;
    return adaptAzureDevOps(payload, { source, ...reading });
  }

  /** Stores what payloads say; then a cursor may move. */
  async store(payloads: readonly unknown[]): Promise<void> {
    if (payloads.length > 0) {
      await this.context.sink.adapt(payloads.map(each => this.adapt(each)));
    }
  }

  /** Environments of a project, asked for at most once. */
  environmentsOf({ id: project }: Project): Promise<Environment[]> {
    const known = this.#environments.get(project);
    const asked = known ?? this.#askEnvironments(project);
    this.#environments.set(project, asked);
    return asked;
  }

  /** See `Absences.optional`. */
  optional<T>(what: string, ask: Promise<T>): Promise<T | undefined> {
    return this.#absences.optional(what, ask);
  }

  async #askEnvironments(project: string): Promise<Environment[]> {
    const found: Environment[] = [];
    const address = this.client.address('distributedtask/environments', {
      project,
      query: { $top: 500 },
    });
    for await (const page of this.client.pages<Environment>(
      address,
      this.signal,
    )) {
      found.push(...page);
    }
    return found;
  }
}
