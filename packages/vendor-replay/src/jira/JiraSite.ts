import { matches, readJql } from './jql';
import { SiteIssue, SiteStatus, Values } from './types';

/** What Jira answers apart from the issue itself. */
export interface IssueExtras {
  /** As `/issue/<key>/remotelink` answers. */
  remoteLinks?: Values[];
  /** As the service desk answers; undefined: it is no customer request. */
  approvals?: Values[];
}

/** See {@link JiraSite.create}. */
export interface JiraSiteOptions {
  deployment?: 'cloud' | 'dataCenter';
  /** Zone of the account that asks, in which it writes dates in queries. */
  timeZone?: string;
  /** Statuses that the site has; those that issues are in are added. */
  statuses?: readonly SiteStatus[];
  /** Projects that exist without issues. */
  projects?: readonly string[];
}

interface Stored extends IssueExtras {
  issue: SiteIssue;
  updated: number;
}

const projectOf = ({ key, fields }: SiteIssue) =>
  fields.project?.key ?? key.replace(/-\d+$/, '');

const byChange = (one: Stored, other: Stored) =>
  one.updated - other.updated ||
  one.issue.key.localeCompare(other.issue.key, 'en-US', { numeric: true });

const isIssue = (value: unknown): value is SiteIssue =>
  typeof value === 'object' && value !== null && 'fields' in value;

/**
 * What a site of Jira holds: issues that grow while it is asked.
 *
 * @remarks
 * Issues are put as search answers hold them: with their whole changelog and
 * all comments. What the site gives away of them is the server's business.
 */
export class JiraSite {
  readonly deployment: 'cloud' | 'dataCenter';
  readonly timeZone: string;
  readonly #issues = new Map<string, Stored>();
  /** Present and former keys → id. */
  readonly #keys = new Map<string, string>();
  readonly #statuses = new Map<string, SiteStatus>();
  readonly #projects: Set<string>;
  /** Issues by project, in the order of their last change; made when asked for. */
  readonly #sorted = new Map<string, Stored[]>();

  static create(options: JiraSiteOptions = {}): JiraSite {
    return new JiraSite(options);
  }

  private constructor(options: JiraSiteOptions) {
    this.deployment = options.deployment ?? 'cloud';
    this.timeZone = options.timeZone ?? 'Europe/Berlin';
    this.#projects = new Set(options.projects);
    options.statuses?.forEach(each => this.#statuses.set(each.id, each));
  }

  /** Adds an issue, or puts it in the place of an older state of it. */
  put(issue: SiteIssue, extras: IssueExtras = {}): void {
    const before = this.#issues.get(issue.id);
    const updated = Date.parse(issue.fields.updated);
    this.#issues.set(issue.id, { ...extras, issue, updated });
    this.#keys.set(issue.key, issue.id);
    this.#projects.add(projectOf(issue));
    this.#sorted.delete(projectOf(issue));
    if (before) {
      this.#sorted.delete(projectOf(before.issue));
    }
    const { status } = issue.fields;
    if (status?.id && !this.#statuses.has(status.id)) {
      this.#statuses.set(status.id, status);
    }
  }

  /** Adds what a search answered: an issue, a page of them, or a list of either. */
  putAll(answer: unknown): void {
    if (Array.isArray(answer)) {
      answer.forEach(each => this.putAll(each));
    } else if (isIssue(answer)) {
      this.put(answer);
    } else {
      this.putAll((answer as { issues: unknown[] }).issues);
    }
  }

  /** Adds a status that issues may come to. */
  addStatus(status: SiteStatus): void {
    this.#statuses.set(status.id, status);
  }

  /** Takes an issue away, as somebody who deletes it. */
  delete(id: string): void {
    const found = this.#issues.get(id);
    if (found) {
      this.#issues.delete(id);
      this.#sorted.delete(projectOf(found.issue));
    }
  }

  get size(): number {
    return this.#issues.size;
  }

  /** By id, key or former key. */
  find(keyOrId: string): (IssueExtras & { issue: SiteIssue }) | undefined {
    return this.#issues.get(this.#keys.get(keyOrId) ?? keyOrId);
  }

  statuses(): SiteStatus[] {
    return [...this.#statuses.values()];
  }

  projects(): string[] {
    return [...this.#projects].sort();
  }

  /**
   * What a query finds, in the order of the last change.
   *
   * @throws Error with what Jira would say of a query that it does not accept.
   */
  search(jql: string): SiteIssue[] {
    const query = readJql(jql, this.timeZone);
    if (!this.#projects.has(query.project)) {
      throw new Error(
        `The value '${query.project}' does not exist for the field 'project'.`,
      );
    }
    return this.#ofProject(query.project)
      .filter(({ issue, updated }) => matches(query, { issue, updated }))
      .map(({ issue }) => issue);
  }

  #ofProject(project: string): Stored[] {
    const known = this.#sorted.get(project);
    if (known) {
      return known;
    }
    const found = [...this.#issues.values()]
      .filter(({ issue }) => projectOf(issue) === project)
      .sort(byChange);
    this.#sorted.set(project, found);
    return found;
  }
}
