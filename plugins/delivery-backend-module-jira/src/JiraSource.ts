import {
  EventSource,
  EventSourceContext,
  FoundTickets,
  runUnits,
  selectProjects,
  SourceWebhook,
  TicketQuery,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraClient } from './api/JiraClient';
import { JiraHttp, JiraHttpOptions } from './api/JiraHttp';
import { JiraConfig } from './config/readJiraConfig';
import { IssueReader } from './streams/IssueReader';
import { readProject } from './streams/projects';
import { statusCategoriesOf } from './streams/statusCategories';
import { ticketKeys } from './streams/ticketKeys';
import { fetchWishes } from './streams/wishes';
import { webhookOf } from './webhook';

/** What surrounds a source. @internal */
export interface JiraSourceOptions extends JiraHttpOptions {
  /** Projects that the catalog's annotations name. */
  annotated: () => Promise<ReadonlySet<string>>;
  now?: () => number;
}

/**
 * Fetches the issues of one site, with their changelog, comments, remote links
 * and approvals.
 *
 * @internal
 */
export class JiraSource implements EventSource {
  readonly vendor = 'jira';
  readonly id: string;
  readonly title: string;
  readonly schedule: EventSource['schedule'];
  readonly webhook: SourceWebhook | undefined;
  readonly #config: JiraConfig;
  readonly #options: JiraSourceOptions;
  readonly #http: JiraHttp;

  static create(config: JiraConfig, options: JiraSourceOptions): JiraSource {
    return new JiraSource(config, options);
  }

  private constructor(config: JiraConfig, options: JiraSourceOptions) {
    const { logger, ambient } = options;
    this.#config = config;
    this.#options = options;
    this.#http = JiraHttp.create(config, { logger, ambient });
    this.id = config.id;
    this.title = config.title;
    this.schedule = config.schedule;
    this.webhook = webhookOf(config.webhooks);
  }

  async run(context: EventSourceContext): Promise<void> {
    const config = this.#config;
    const { signal } = context;
    const client = JiraClient.create({ http: this.#http, config, signal });
    // First, because wrong credentials are not refused everywhere else.
    const timeZone = await client.timeZone();
    const statuses = await client.statuses();
    const projects = await this.#projects(client, context);
    const statusCategories = statusCategoriesOf(statuses);
    const reader = IssueReader.create({
      client,
      config,
      context,
      statusCategories,
    });
    await fetchWishes({
      client,
      reader,
      context,
      projects: new Set(projects),
    });
    const now = (this.#options.now ?? Date.now)();
    const span = config.since;
    await runUnits({
      units: projects,
      unit: 'projects',
      nameOf: project => project,
      context,
      run: project =>
        readProject(project, { client, reader, context, timeZone, span, now }),
    });
  }

  /** What a query finds in the projects that this source reads. */
  async ticketKeys(asked: TicketQuery): Promise<FoundTickets> {
    const { signal } = asked;
    const config = this.#config;
    const client = JiraClient.create({ http: this.#http, config, signal });
    const projects = await this.#selected(client);
    return ticketKeys(asked, { client, projects });
  }

  #selected(client: JiraClient): Promise<string[]> {
    return selectProjects(this.#config.projects, {
      list: () => client.projects(),
      annotated: this.#options.annotated,
    });
  }

  async #projects(
    client: JiraClient,
    { report }: EventSourceContext,
  ): Promise<string[]> {
    const projects = await this.#selected(client);
    if (projects.length === 0) {
      report.problem({
        code: 'configuration',
        message: 'No project is selected, so that nothing is fetched.',
        cure: 'Annotate entities with jira/project-key, or name projects in the configuration.',
      });
    }
    return projects;
  }
}
