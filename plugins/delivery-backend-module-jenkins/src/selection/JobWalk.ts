import { toError } from '@backstage/errors';
import {
  concernsOne,
  EventSourceContext,
  problemOf,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JenkinsClient } from '../api/JenkinsClient';
import { JOBS } from '../api/trees';
import { BuildStub, Item } from '../api/types';
import { inTurns } from '../inTurns';

/** Folders within folders; more are a circle, or nobody's. */
const DEEPEST = 12;

/** See {@link JobWalk}. */
export interface WalkLimits {
  /** Jobs and folders of one folder. */
  mostInFolder: number;
  /** Jobs in all. */
  mostJobs: number;
}

const usualLimits: WalkLimits = { mostInFolder: 5_000, mostJobs: 20_000 };

/** A job, and its last build where it has any. */
export interface SelectedJob {
  /** Full name. */
  name: string;
  lastBuild?: BuildStub;
}

const within = (folder: string, name: string) =>
  folder ? `${folder}/${name}` : name;

/**
 * Finds jobs, folder by folder, within limits.
 *
 * @remarks
 * A folder that cannot be read is reported, and the others are walked; what a
 * folder held is remembered only where all of it was seen.
 */
export class JobWalk {
  readonly jobs = new Map<string, SelectedJob>();
  /** Jobs by the folder that they are in, for folders that were seen to their ends. */
  readonly folders = new Map<string, string[]>();
  readonly #client: JenkinsClient;
  readonly #context: Pick<EventSourceContext, 'signal' | 'report'>;
  readonly #concurrency: number;
  readonly #limits: WalkLimits;
  #cut: string | undefined;
  #seen = 0;

  constructor(options: {
    client: JenkinsClient;
    context: Pick<EventSourceContext, 'signal' | 'report'>;
    /** Folders of one folder at the same time. */
    concurrency: number;
    limits?: WalkLimits;
  }) {
    this.#client = options.client;
    this.#context = options.context;
    this.#concurrency = options.concurrency;
    this.#limits = options.limits ?? usualLimits;
  }

  /**
   * Adds the job of this name, or all jobs below the folder of this name.
   *
   * @throws What asking for the name itself threw.
   */
  async from(
    name: string,
    isWanted: (job: string) => boolean = () => true,
  ): Promise<void> {
    await this.#walk(name, { isWanted, depth: 0 });
  }

  /** Whether there is any job, wanted or not. */
  get hasSeenAny(): boolean {
    return this.#seen > 0;
  }

  /** Reports what was left out because it was too much. */
  close(): void {
    if (this.#cut !== undefined) {
      const { mostInFolder, mostJobs } = this.#limits;
      this.#context.report.problem({
        code: 'configuration',
        subject: this.#cut,
        message: `Not all jobs are read: at most ${mostInFolder} of one folder, ${mostJobs} in all, ${DEEPEST} folders deep.`,
        cure: 'Name fewer jobs or folders in projects.',
      });
    }
  }

  async #walk(
    name: string,
    at: { isWanted: (job: string) => boolean; depth: number },
  ): Promise<void> {
    const { signal } = this.#context;
    const own: string[] = [];
    const folders: string[] = [];
    let isWhole = false;
    for (let from = 0; from < this.#limits.mostInFolder; from += JOBS) {
      const item = await this.#client.item(name, from, signal);
      if (!item.jobs) {
        this.#add(name, item, at.isWanted);
        return;
      }
      for (const child of item.jobs.filter(each => each.name)) {
        const path = within(name, child.name!);
        if (child.jobs) {
          folders.push(path);
        } else if (this.#add(path, child, at.isWanted)) {
          own.push(path);
        }
      }
      isWhole = item.jobs.length < JOBS;
      if (isWhole) {
        break;
      }
    }
    if (isWhole && this.#cut === undefined) {
      this.folders.set(name, own);
    } else {
      this.#cut ??= name;
    }
    await inTurns(folders, this.#concurrency, folder =>
      this.#descend(folder, { ...at, depth: at.depth + 1 }),
    );
  }

  async #descend(
    folder: string,
    at: { isWanted: (job: string) => boolean; depth: number },
  ): Promise<void> {
    if (at.depth >= DEEPEST) {
      this.#cut ??= folder;
      return;
    }
    try {
      await this.#walk(folder, at);
    } catch (thrown) {
      const error = toError(thrown);
      if (!concernsOne(error)) {
        throw error;
      }
      // One that was deleted since it was listed is nobody's problem.
      if (error.name !== 'SourceNotFoundError') {
        this.#context.report.problem(problemOf(error, folder));
      }
    }
  }

  #add(
    name: string,
    { lastBuild }: Item,
    isWanted: (job: string) => boolean,
  ): boolean {
    this.#seen += 1;
    if (!isWanted(name)) {
      return false;
    }
    if (this.jobs.size >= this.#limits.mostJobs && !this.jobs.has(name)) {
      this.#cut ??= name;
      return false;
    }
    this.jobs.set(name, { name, lastBuild: lastBuild ?? undefined });
    return true;
  }
}
