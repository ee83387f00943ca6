import {
  EventSource,
  EventSourceContext,
  runUnits,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptGitLab } from '@delivery-stack/flow/adapters';
import { ClientOptions, GitLabClient } from './api/GitLabClient';
import { Project } from './api/types';
import { GitLabConfig } from './config/readGitLabConfig';
import { nameOf, SelectedProjects, selectProjectsOf } from './selection';
import { fetchDeployments } from './streams/deployments';
import { fetchMergeRequests } from './streams/mergeRequests';
import { fetchMergeTrain } from './streams/mergeTrain';
import { Pass } from './streams/Pass';
import { fetchPipelines } from './streams/pipelines';
import { fetchWishes } from './streams/wishes';
import { webhookOf } from './webhook';

/** What surrounds a source. @internal */
export interface GitLabSourceOptions extends ClientOptions {
  /** Paths of projects as the catalog's annotations name them. */
  annotated: () => Promise<ReadonlySet<string>>;
  now?: () => number;
}

/** One thing that a run does, and may fail in. */
interface Unit {
  name: string;
  fetch: () => Promise<void>;
}

/** A part of a project that was switched off answers nothing. */
const isOn = (level: string | undefined) => level !== 'disabled';

function unitsOf(project: Project, pass: Pass): Unit[] {
  const name = nameOf(project);
  const hasChanges = isOn(project.merge_requests_access_level);
  return [
    ...(hasChanges
      ? [
          {
            name: `${name} merge requests`,
            fetch: () => fetchMergeRequests(project, pass),
          },
        ]
      : []),
    ...(hasChanges && project.merge_trains_enabled
      ? [
          {
            name: `${name} merge trains`,
            fetch: () => fetchMergeTrain(project, pass),
          },
        ]
      : []),
    ...(isOn(project.builds_access_level)
      ? [
          {
            name: `${name} pipelines`,
            fetch: () => fetchPipelines(project, pass),
          },
        ]
      : []),
    ...(isOn(project.environments_access_level)
      ? [
          {
            name: `${name} deployments`,
            fetch: () => fetchDeployments(project, pass),
          },
        ]
      : []),
  ];
}

/**
 * Fetches merge requests, pipelines, approvals and deployments of one instance.
 *
 * @internal
 */
export class GitLabSource implements EventSource {
  readonly vendor = 'gitlab';
  readonly id: string;
  readonly title: string;
  readonly schedule: EventSource['schedule'];
  readonly webhook: SourceWebhook | undefined;
  readonly #config: GitLabConfig;
  readonly #options: GitLabSourceOptions;
  readonly #client: GitLabClient;
  /** Undefined until the first run: webhooks are only wishes then. */
  #selected: SelectedProjects | undefined;

  static create(
    config: GitLabConfig,
    options: GitLabSourceOptions,
  ): GitLabSource {
    return new GitLabSource(config, options);
  }

  private constructor(config: GitLabConfig, options: GitLabSourceOptions) {
    this.#config = config;
    this.#options = options;
    this.#client = GitLabClient.create(config, options);
    this.id = config.id;
    this.title = config.title;
    this.schedule = config.schedule;
    const { source, reading, webhooks } = config;
    this.webhook = webhookOf({
      config: webhooks,
      adapt: body => adaptGitLab(body, { source, ...reading }),
      reads: repository => this.#selected?.hasName(repository) ?? false,
    });
  }

  async run(context: EventSourceContext): Promise<void> {
    const api = this.#client.api(context.signal);
    const selected = await selectProjectsOf({
      selection: this.#config.projects,
      api,
      context,
      annotated: this.#options.annotated,
    });
    this.#selected = selected;
    if (selected.projects.length === 0) {
      context.logger.info(
        'Nothing is selected: no entity has the annotation gitlab.com/project-slug of a project here, and projects names nothing else',
      );
    }
    const pass = new Pass({
      config: this.#config,
      client: this.#client,
      api,
      context,
      selected,
      now: this.#options.now ?? Date.now,
    });
    await fetchWishes(pass);
    await runUnits({
      units: selected.projects.flatMap(project => unitsOf(project, pass)),
      unit: 'streams',
      nameOf: ({ name }) => name,
      context,
      run: ({ fetch }) => fetch(),
    });
  }
}
