import {
  EventSource,
  EventSourceContext,
  runUnits,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptAzureDevOps } from '@delivery-stack/flow/adapters';
import { AzureDevOpsClient, ClientOptions } from './api/AzureDevOpsClient';
import { AzureDevOpsConfig } from './config/readAzureDevOpsConfig';
import { nameOf, SelectedRepositories, selectRepositories } from './selection';
import { fetchBuilds } from './streams/builds';
import { fetchDeployments } from './streams/environments';
import { Pass } from './streams/Pass';
import { fetchPullRequests } from './streams/pullRequests';
import { fetchReleases } from './streams/releases';
import { fetchWishes } from './streams/wishes';
import { webhookOf } from './webhook';

/** What surrounds a source. @internal */
export interface AzureDevOpsSourceOptions extends ClientOptions {
  /** `<project>/<repository>` as the catalog's annotations name them. */
  annotated: () => Promise<ReadonlySet<string>>;
  now?: () => number;
}

/** One thing that a run does, and may fail in. */
interface Unit {
  name: string;
  fetch: () => Promise<void>;
}

/**
 * Fetches pull requests, runs, approvals and deployments of one organisation.
 *
 * @internal
 */
export class AzureDevOpsSource implements EventSource {
  readonly vendor = 'azure-devops';
  readonly id: string;
  readonly title: string;
  readonly schedule: EventSource['schedule'];
  readonly webhook: SourceWebhook | undefined;
  readonly #config: AzureDevOpsConfig;
  readonly #options: AzureDevOpsSourceOptions;
  readonly #client: AzureDevOpsClient;
  readonly #checks = new Map<string, object>();
  /** Undefined until the first run: hooks are only wishes then. */
  #selected: SelectedRepositories | undefined;

  static create(
    config: AzureDevOpsConfig,
    options: AzureDevOpsSourceOptions,
  ): AzureDevOpsSource {
    return new AzureDevOpsSource(config, options);
  }

  private constructor(
    config: AzureDevOpsConfig,
    options: AzureDevOpsSourceOptions,
  ) {
    this.#config = config;
    this.#options = options;
    this.#client = AzureDevOpsClient.create(config, options);
    this.id = config.id;
    this.title = config.title;
    this.schedule = config.schedule;
    const { source, reading, webhooks } = config;
    this.webhook = webhookOf({
      config: webhooks,
      adapt: body => adaptAzureDevOps(body, { source, ...reading }),
      reads: repository => this.#selected?.hasName(repository) ?? false,
    });
  }

  async run(context: EventSourceContext): Promise<void> {
    const selected = await selectRepositories({
      selection: this.#config.projects,
      client: this.#client,
      context,
      annotated: this.#options.annotated,
    });
    this.#selected = selected;
    if (selected.projects.length === 0) {
      context.logger.info(
        'Nothing is selected: no entity has the annotation dev.azure.com/project-repo of this organization, and projects names nothing else',
      );
    }
    const pass = new Pass({
      config: this.#config,
      client: this.#client,
      context,
      selected,
      checks: this.#checks,
      now: this.#options.now ?? Date.now,
    });
    await fetchWishes(pass);
    await runUnits({
      units: this.#units(pass),
      unit: 'streams',
      nameOf: ({ name }) => name,
      context,
      run: ({ fetch }) => fetch(),
    });
  }

  #units(pass: Pass): Unit[] {
    const { repositories, projects } = pass.selected;
    return [
      ...repositories.map(repository => ({
        name: nameOf(repository),
        fetch: () => fetchPullRequests(repository, pass),
      })),
      ...projects.flatMap(project => [
        {
          name: `${project.name} pipelines`,
          fetch: async () => {
            await fetchBuilds(project, pass);
            await fetchDeployments(project, pass);
          },
        },
        ...(this.#config.releases
          ? [
              {
                name: `${project.name} releases`,
                fetch: () => fetchReleases(project, pass),
              },
            ]
          : []),
      ]),
    ];
  }
}
