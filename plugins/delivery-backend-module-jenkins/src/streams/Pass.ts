import {
  Absences,
  EventSourceContext,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptJenkins } from '@delivery-stack/flow/adapters';
import { BuildName, pathOf } from '../api/addresses';
import { JenkinsClient } from '../api/JenkinsClient';
import { Build } from '../api/types';
import { digestOf } from '../config/deploymentStages';
import { JenkinsConfig } from '../config/readJenkinsConfig';
import { SelectedJobs } from '../selection/selectJobs';

/** Builds that started others, kept for the next one that they started. */
const MOST_UPSTREAM = 500;

/** Pipelines without stages from which on it is the plugin that is missing. */
const SUSPICIOUS = 3;

/** What a pass is made of. */
export interface PassOptions {
  config: JenkinsConfig;
  client: JenkinsClient;
  context: EventSourceContext;
  selected: SelectedJobs;
  now: () => number;
}

/** A build with everything about it. */
export interface WholeBuild {
  name: BuildName;
  payload: object;
}

/** One run, as its streams see it. */
export class Pass {
  readonly config: JenkinsConfig;
  readonly client: JenkinsClient;
  readonly context: EventSourceContext;
  readonly selected: SelectedJobs;
  readonly now: () => number;
  /** By which rules builds are read. */
  readonly rules: string;
  /** Builds that a webhook asked for, by job and number: whether they are open. */
  readonly fetched = new Map<string, boolean>();
  readonly #upstream = new Map<string, Promise<Build | undefined>>();
  readonly #absences: Absences;
  readonly #stages = { asked: 0, found: 0 };

  constructor(options: PassOptions) {
    this.config = options.config;
    this.client = options.client;
    this.context = options.context;
    this.selected = options.selected;
    this.now = options.now;
    this.#absences = Absences.create(options.context.report);
    this.rules = digestOf(options.config.reading.deploymentStages ?? []);
  }

  get signal(): AbortSignal {
    return this.context.signal;
  }

  /** Where the first run begins, epoch milliseconds. */
  get since(): number {
    return this.now() - this.config.since;
  }

  /** Stores builds; then a cursor may move. */
  async store(builds: readonly WholeBuild[]): Promise<void> {
    if (builds.length === 0) {
      return;
    }
    const { source, reading } = this.config;
    await this.context.sink.adapt(
      builds.map(({ name: { job, number }, payload }) =>
        adaptJenkins(payload, {
          source,
          ...reading,
          // Where Jenkins does not know its own address, builds have none.
          pathHint: `${pathOf(job)}${number}/`,
        }),
      ),
    );
  }

  /** A build that started another one, asked for once; undefined where it is gone. */
  upstream({ job, number }: BuildName): Promise<Build | undefined> {
    const key = `${job}/${number}`;
    const known = this.#upstream.get(key);
    const asked = known ?? this.#askUpstream({ job, number });
    if (this.#upstream.size >= MOST_UPSTREAM) {
      this.#upstream.clear();
    }
    this.#upstream.set(key, asked);
    return asked;
  }

  /** Takes note of whether a pipeline's stages could be had. */
  countStages(found: boolean): void {
    this.#stages.asked += 1;
    this.#stages.found += found ? 1 : 0;
  }

  /** Reports what only the whole run shows. */
  close(): void {
    const { asked, found } = this.#stages;
    if (found === 0 && asked >= SUSPICIOUS) {
      this.context.report.problem({
        code: 'not-found',
        subject: 'stage view',
        message: `None of ${asked} pipelines has stages: builds are read without them, and without what they waited for.`,
        cure: 'Install the plugin "Pipeline: REST API" (pipeline-rest-api) in Jenkins.',
      });
    }
  }

  /** A job that may not be read is named once; what it started is told without it. */
  #askUpstream(name: BuildName): Promise<Build | undefined> {
    return this.#absences.optional(
      name.job,
      this.client.build(name, this.signal),
    );
  }
}
