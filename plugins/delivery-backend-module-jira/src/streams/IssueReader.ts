import {
  EventSourceContext,
  ifThere,
} from '@delivery-stack/backstage-plugin-delivery-node';
import {
  adaptJira,
  Adaptation,
  AdapterContext,
} from '@delivery-stack/flow/adapters';
import { JiraClient } from '../api/JiraClient';
import { JiraIssue, Part, Values } from '../api/types';
import { JiraConfig } from '../config/readJiraConfig';

/** See {@link IssueReader.create}. */
export interface IssueReaderOptions {
  client: JiraClient;
  config: Pick<JiraConfig, 'approvals' | 'baseUrl' | 'reading'>;
  statusCategories: AdapterContext['statusCategories'];
  context: Pick<EventSourceContext, 'sink'>;
}

type Changelog = JiraIssue['changelog'];

/** Lists that Cloud cuts off in a search answer without saying so. */
const CUT = { histories: 40, comments: 20 };

/** What an entry of the changelog is called that tells of a remote link. */
const REMOTE_LINK = /^remote.*link$/i;

/** Completes issues, and hands over what they say. */
export class IssueReader {
  readonly #options: IssueReaderOptions;

  static create(options: IssueReaderOptions): IssueReader {
    return new IssueReader(options);
  }

  private constructor(options: IssueReaderOptions) {
    this.#options = options;
  }

  /** When it resolves, everything that these issues say is stored. */
  async take(issues: readonly JiraIssue[]): Promise<void> {
    // One that was deleted since it was found is left out.
    const complete = await Promise.all(
      issues.map(each => ifThere(this.#whole(each))),
    );
    const { sink } = this.#options.context;
    await sink.adapt(complete.flatMap(issue => issue ?? []).map(this.#adapt));
  }

  readonly #adapt = (issue: JiraIssue): Adaptation => {
    const { config, statusCategories } = this.#options;
    const { baseUrl: source, reading } = config;
    return adaptJira(issue, { source, statusCategories, ...reading });
  };

  async #whole(issue: JiraIssue): Promise<JiraIssue> {
    const [changelog, comments, approvals] = await Promise.all([
      this.#changelog(issue),
      this.#comments(issue),
      this.#approvals(issue),
    ]);
    return {
      ...issue,
      fields: { ...issue.fields, comment: { comments } },
      changelog,
      approvals,
      remotelinks: await this.#remoteLinks(issue, changelog),
    };
  }

  /** Data Center has no pages of it, and gives all of it at once. */
  async #changelog({ id, changelog }: JiraIssue): Promise<Changelog> {
    const { client } = this.#options;
    const found = changelog?.histories;
    return client.deployment === 'dataCenter' ||
      (found && this.#isAll(found, changelog, CUT.histories))
      ? changelog
      : { histories: await client.changelog(id) };
  }

  async #comments({ id, fields }: JiraIssue): Promise<Values[]> {
    const found = fields.comment?.comments;
    return found && this.#isAll(found, fields.comment, CUT.comments)
      ? found
      : this.#options.client.comments(id);
  }

  #isAll(found: readonly Values[], part: Part | undefined, cut: number) {
    const isCut =
      this.#options.client.deployment === 'cloud' && found.length >= cut;
    return !isCut && !(Number(part?.total ?? 0) > found.length);
  }

  /** Asked for where there are any: a request for every issue would be too many. */
  async #remoteLinks(
    { id }: JiraIssue,
    changelog: Changelog,
  ): Promise<Values[]> {
    const items = (changelog?.histories ?? []).flatMap(
      history => history.items as Values[],
    );
    return items.some(item => REMOTE_LINK.test(String(item?.field)))
      ? this.#options.client.remoteLinks(id)
      : [];
  }

  async #approvals({ id, fields }: JiraIssue): Promise<Values[]> {
    const { client, config } = this.#options;
    const isDesk = fields.project?.projectTypeKey === 'service_desk';
    return config.approvals && isDesk ? client.approvals(id) : [];
  }
}
