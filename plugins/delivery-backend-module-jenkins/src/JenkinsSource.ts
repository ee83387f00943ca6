import {
  EventSource,
  EventSourceContext,
  runUnits,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { ClientOptions, JenkinsClient } from './api/JenkinsClient';
import { JenkinsConfig } from './config/readJenkinsConfig';
import { WalkLimits } from './selection/JobWalk';
import { SelectedJobs, selectJobs } from './selection/selectJobs';
import { fetchBuilds } from './streams/builds';
import { forgetGone } from './streams/gone';
import { Pass } from './streams/Pass';
import { fetchWishes } from './streams/wishes';
import { webhookOf } from './webhook';

/** What surrounds a source. @internal */
export interface JenkinsSourceOptions extends ClientOptions {
  /** What the catalog's annotations say, instances included. */
  annotated: () => Promise<ReadonlySet<string>>;
  now?: () => number;
  /** For tests. */
  limits?: WalkLimits;
}

/**
 * Fetches the builds of one Jenkins, with their stages, inputs and deployments.
 *
 * @internal
 */
export class JenkinsSource implements EventSource {
  readonly vendor = 'jenkins';
  readonly id: string;
  readonly title: string;
  readonly schedule: EventSource['schedule'];
  readonly webhook: SourceWebhook | undefined;
  readonly #config: JenkinsConfig;
  readonly #options: JenkinsSourceOptions;
  readonly #client: JenkinsClient;

  static create(
    config: JenkinsConfig,
    options: JenkinsSourceOptions,
  ): JenkinsSource {
    return new JenkinsSource(config, options);
  }

  private constructor(config: JenkinsConfig, options: JenkinsSourceOptions) {
    this.#config = config;
    this.#options = options;
    this.#client = JenkinsClient.create(config, options);
    this.id = config.id;
    this.title = config.title;
    this.schedule = config.schedule;
    this.webhook = webhookOf(config.webhooks);
  }

  async run(context: EventSourceContext): Promise<void> {
    const { now = Date.now } = this.#options;
    const { concurrency } = this.#config;
    const selected = await this.#select(context);
    const pass = new Pass({
      config: this.#config,
      client: this.#client,
      context,
      selected,
      now,
    });
    await fetchWishes(pass);
    await forgetGone(pass);
    await runUnits({
      units: selected.jobs,
      unit: 'jobs',
      nameOf: ({ name }) => name,
      concurrency,
      context,
      run: job => fetchBuilds(job, pass),
    });
    pass.close();
  }

  async #select(context: EventSourceContext): Promise<SelectedJobs> {
    const { projects, annotations, concurrency } = this.#config;
    const { annotated, limits } = this.#options;
    const selected = await selectJobs({
      selection: projects,
      instance: annotations,
      client: this.#client,
      context,
      annotated,
      concurrency,
      limits,
    });
    if (selected.jobs.length === 0) {
      context.logger.info(
        'Nothing is selected: no entity has the annotation jenkins.io/job-full-name of a job of this Jenkins, and projects names nothing else',
      );
    }
    return selected;
  }
}
