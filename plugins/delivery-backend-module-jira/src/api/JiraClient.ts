import { jiraFields } from '@delivery-stack/flow/adapters';
import { ifThere } from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraConfig } from '../config/readJiraConfig';
import { JiraHttp } from './JiraHttp';
import { JiraIssue, JiraStatus, KeyPage, SearchPage, Values } from './types';

const WORK = 'read:jira-work';
const USER = 'read:jira-user';
const DESK = 'read:servicedesk-request';

/** Issues of one page: with their changelogs they are large. */
const ISSUES = 50;
/** Entries of other pages, as many as Jira gives. */
const ENTRIES = 100;

/** See {@link JiraClient.create}. */
export interface JiraClientOptions {
  http: JiraHttp;
  config: Pick<JiraConfig, 'deployment' | 'reading'>;
  signal: AbortSignal;
}

/** Which part of a search. */
export interface SearchRequest {
  jql: string;
  /** Data Center. */
  startAt?: number;
  /** Cloud. */
  nextPageToken?: string;
}

/** The questions that one run asks a site. */
export class JiraClient {
  readonly deployment: JiraConfig['deployment'];
  readonly #options: JiraClientOptions;
  readonly #api: string;
  readonly #fields: string;

  static create(options: JiraClientOptions): JiraClient {
    return new JiraClient(options);
  }

  private constructor(options: JiraClientOptions) {
    const { deployment, reading } = options.config;
    const { needField, epicField, riskField } = reading;
    this.deployment = deployment;
    this.#options = options;
    this.#api = deployment === 'cloud' ? '/rest/api/3' : '/rest/api/2';
    this.#fields = [...jiraFields, needField, epicField, riskField]
      .filter(Boolean)
      .join(',');
  }

  /** Zone that dates in a query are read in: that of the account's profile. */
  async timeZone(): Promise<string | undefined> {
    const me = await this.#get<{ timeZone?: string }>('/myself', USER);
    return me.timeZone;
  }

  statuses(): Promise<JiraStatus[]> {
    return this.#get('/status', WORK);
  }

  /** Keys of all projects that the account sees. */
  async *projects(): AsyncGenerator<string> {
    if (this.deployment === 'dataCenter') {
      const all = await this.#get<Array<{ key: string }>>('/project', WORK);
      yield* all.map(({ key }) => key);
      return;
    }
    const pages = this.#pages('/project/search', 'values', WORK);
    for await (const page of pages) {
      yield* page.map(({ key }) => String(key));
    }
  }

  /** @throws SourceNotFoundError where the account does not see the project. */
  async requireProject(key: string): Promise<void> {
    await this.#get(`/project/${encodeURIComponent(key)}`, WORK);
  }

  search(request: SearchRequest): Promise<SearchPage> {
    return this.#get(this.#searchPath(), WORK, {
      ...request,
      maxResults: ISSUES,
      fields: this.#fields,
      expand: 'changelog',
    });
  }

  /** As {@link search}, of which nothing but the keys is asked for. */
  searchKeys(request: SearchRequest): Promise<KeyPage> {
    return this.#get(this.#searchPath(), WORK, {
      ...request,
      maxResults: ENTRIES,
      fields: 'key',
    });
  }

  /** One issue by key or id; former keys lead to it too. */
  issue(keyOrId: string): Promise<JiraIssue> {
    return this.#get(`/issue/${encodeURIComponent(keyOrId)}`, WORK, {
      fields: this.#fields,
      expand: 'changelog',
    });
  }

  changelog(id: string): Promise<Values[]> {
    return this.#all(`/issue/${id}/changelog`, 'values');
  }

  comments(id: string): Promise<Values[]> {
    return this.#all(`/issue/${id}/comment`, 'comments');
  }

  remoteLinks(id: string): Promise<Values[]> {
    return this.#get(`/issue/${id}/remotelink`, WORK);
  }

  /** Approvals of a customer request; none where the issue is no such request. */
  async approvals(id: string): Promise<Values[]> {
    const found: Values[] = [];
    for (;;) {
      const page = await this.#approvals(id, found.length);
      found.push(...(page?.values ?? []));
      if (!page?.values?.length || page.isLastPage !== false) {
        return found;
      }
    }
  }

  async #approvals(
    id: string,
    start: number,
  ): Promise<{ values?: Values[]; isLastPage?: boolean } | undefined> {
    const { http, signal } = this.#options;
    return ifThere(
      http.get(`/rest/servicedeskapi/request/${id}/approval`, {
        query: { start, limit: ENTRIES },
        scope: DESK,
        signal,
      }),
    );
  }

  #searchPath() {
    return this.deployment === 'cloud' ? '/search/jql' : '/search';
  }

  #get<T>(
    path: string,
    scope: string,
    query?: Record<string, string | number | undefined>,
  ): Promise<T> {
    const { http, signal } = this.#options;
    return http.get(`${this.#api}${path}`, { query, scope, signal });
  }

  async #all(path: string, member: string): Promise<Values[]> {
    const found: Values[] = [];
    for await (const page of this.#pages(path, member, WORK)) {
      found.push(...page);
    }
    return found;
  }

  async *#pages(
    path: string,
    member: string,
    scope: string,
  ): AsyncGenerator<Values[]> {
    for (let startAt = 0; ; ) {
      const page = await this.#get<Values>(path, scope, {
        startAt,
        maxResults: ENTRIES,
      });
      const entries = (page[member] ?? []) as Values[];
      yield entries;
      startAt += entries.length;
      if (entries.length === 0 || startAt >= Number(page.total ?? startAt)) {
        return;
      }
    }
  }
}
