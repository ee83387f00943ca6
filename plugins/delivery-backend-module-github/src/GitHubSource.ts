import { toError } from '@backstage/errors';
import {
  EventSource,
  EventSourceContext,
  runUnits,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptGitHub } from '@delivery-stack/flow/adapters';
import { ClientOptions, GitHubClient } from './api/GitHubClient';
import { GitHubConfig } from './config/readGitHubConfig';
import { SelectedRepositories, selectRepositories } from './selection';
import { fetchAlerts } from './streams/alerts/fetchAlerts';
import { fetchDeployments } from './streams/deployments';
import { Pass } from './streams/Pass';
import { fetchPulls } from './streams/pulls';
import { fetchRuns } from './streams/runs';
import { fetchScans } from './streams/scans';
import { fetchWishes } from './streams/wishes';
import { webhookOf } from './webhook';

/** What surrounds a source. @internal */
export interface GitHubSourceOptions extends ClientOptions {
  /** `<owner>/<repository>` as the catalog's annotations name them. */
  annotated: () => Promise<ReadonlySet<string>>;
  now?: () => number;
}

/**
 * Fetches pull requests, runs, checks, deployments and alerts of one host.
 *
 * @internal
 */
export class GitHubSource implements EventSource {
  readonly vendor = 'github';
  readonly id: string;
  readonly title: string;
  readonly schedule: EventSource['schedule'];
  readonly webhook: SourceWebhook | undefined;
  readonly #config: GitHubConfig;
  readonly #options: GitHubSourceOptions;
  /** Undefined until the first run: webhooks are only wishes then. */
  #selected: SelectedRepositories | undefined;

  static create(
    config: GitHubConfig,
    options: GitHubSourceOptions,
  ): GitHubSource {
    return new GitHubSource(config, options);
  }

  private constructor(config: GitHubConfig, options: GitHubSourceOptions) {
    this.#config = config;
    this.#options = options;
    this.id = config.id;
    this.title = config.title;
    this.schedule = config.schedule;
    const { source, reading, webhooks } = config;
    this.webhook = webhookOf({
      config: webhooks,
      adapt: body => adaptGitHub(body, { source, ...reading }),
      reads: repository => this.#selected?.has(repository),
    });
  }

  async run(context: EventSourceContext): Promise<void> {
    const { annotated, now = Date.now, ...options } = this.#options;
    const config = this.#config;
    const client = GitHubClient.create(config, options, context.signal);
    const selected = await selectRepositories({ config, client, annotated });
    this.#selected = selected;
    if (selected.names.length === 0) {
      context.logger.info(
        'Nothing is selected: no entity has the annotation github.com/project-slug, and projects names nothing else',
      );
    }
    const pass = new Pass({ config, client, context, now });
    await fetchWishes(pass, name => selected.has(name));
    await runUnits({
      units: selected.names,
      unit: 'repositories',
      nameOf: name => name,
      context,
      run: name => this.#fetch(name, { pass, selected }),
    });
  }

  async #fetch(
    name: string,
    { pass, selected }: { pass: Pass; selected: SelectedRepositories },
  ): Promise<void> {
    try {
      await fetchPulls(name, pass);
    } catch (error) {
      const isElsewhere =
        toError(error).name === 'SourceNotFoundError' &&
        !selected.isConfigured(name);
      if (isElsewhere) {
        return;
      }
      throw error;
    }
    await fetchRuns(name, pass);
    await fetchDeployments(name, pass);
    if (this.#config.codeScanning) {
      await fetchScans(name, pass);
    }
    if (this.#config.alerts) {
      await fetchAlerts(name, pass);
    }
  }
}
