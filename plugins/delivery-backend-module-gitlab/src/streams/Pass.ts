import {
  Absences,
  EventSourceContext,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptGitLab } from '@delivery-stack/flow/adapters';
import { GitLabApi, GitLabClient } from '../api/GitLabClient';
import { Project } from '../api/types';
import { GitLabConfig } from '../config/readGitLabConfig';
import { nameOf, SelectedProjects } from '../selection';

/** What a pass is made of. */
export interface PassOptions {
  config: GitLabConfig;
  client: GitLabClient;
  api: GitLabApi;
  context: EventSourceContext;
  selected: SelectedProjects;
  now: () => number;
}

/** One run, as its streams see it. */
export class Pass {
  readonly config: GitLabConfig;
  readonly client: GitLabClient;
  readonly api: GitLabApi;
  readonly context: EventSourceContext;
  readonly selected: SelectedProjects;
  readonly now: () => number;
  /** Pipelines and deployments that this run has read: `7/pipelines/70`. */
  readonly read = new Set<string>();
  readonly absences: Absences;

  constructor(options: PassOptions) {
    this.config = options.config;
    this.client = options.client;
    this.api = options.api;
    this.context = options.context;
    this.selected = options.selected;
    this.now = options.now;
    this.absences = Absences.create(options.context.report);
  }

  get signal(): AbortSignal {
    return this.context.signal;
  }

  /** Where the first run begins, epoch milliseconds. */
  get since(): number {
    return this.now() - this.config.since;
  }

  /**
   * Stores what payloads of a project say; then a cursor may move.
   *
   * The path says which project it is: the address of a page has the path that
   * the instance is below in it, too.
   */
  async store(project: Project, payloads: readonly unknown[]): Promise<void> {
    if (payloads.length === 0) {
      return;
    }
    const { source, reading } = this.config;
    const path = encodeURIComponent(nameOf(project));
    const pathHint = `projects/${path}/repository`;
    await this.context.sink.adapt(
      payloads.map(each => adaptGitLab(each, { source, pathHint, ...reading })),
    );
  }

  /** See `Absences.optional`. */
  optional<T>(what: string, ask: Promise<T>): Promise<T | undefined> {
    return this.absences.optional(what, ask);
  }
}
