import { SourceMemory } from '@delivery-stack/backstage-plugin-delivery-node';
import { createHash } from 'node:crypto';
import { BuildStub } from '../api/types';

/** Builds of a job that are looked at again; the oldest are given up. */
const MOST_OPEN = 300;

/** Part of a name that stands in a key as it is. */
const LONGEST_NAME = 400;

/** Where the cursor of a job is kept; two long names do not share one. */
export function keyOf(kind: 'jobs' | 'folders', name: string): string {
  if (name.length <= LONGEST_NAME) {
    return `${kind}/${name}`;
  }
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${kind}/${name.slice(0, LONGEST_NAME)}#${digest}`;
}

/** Up to where the builds of a job were read. */
export type JobState = {
  /** All builds up to this number were read, or are open. */
  number: number;
  /** When that one was given its number, epoch milliseconds. */
  time: number;
  /** Builds to look at again, by number: how often that failed. */
  open: Record<string, number>;
  /** By which rules they were read. */
  rules: string;
};

/** What became of a build. */
export interface Looked {
  number: number;
  /** It is to be looked at again. */
  isOpen: boolean;
  /** It could not be read; undefined where it could. */
  failed?: boolean;
}

/** The cursor of one job: builds are numbered in the order in which they begin. */
export class JobCursor {
  readonly #memory: SourceMemory;
  readonly #key: string;
  #state: JobState;

  /**
   * Opens the cursor of a job.
   *
   * @remarks
   * What was read by other rules is read again, and so is a job that was deleted
   * and made anew: its numbers began again.
   */
  static async open(
    memory: SourceMemory,
    job: string,
    at: { rules: string; lastBuild?: BuildStub },
  ): Promise<JobCursor> {
    const { rules, lastBuild } = at;
    const key = keyOf('jobs', job);
    const state = await memory.get<JobState>(key);
    const isAnew =
      state !== undefined &&
      lastBuild !== undefined &&
      lastBuild.number <= state.number &&
      lastBuild.timestamp > state.time;
    const begin: JobState = { number: 0, time: 0, open: {}, rules };
    const isKnown = state?.rules === rules && !isAnew;
    return new JobCursor(memory, key, isKnown ? state : begin);
  }

  private constructor(memory: SourceMemory, key: string, state: JobState) {
    this.#memory = memory;
    this.#key = key;
    this.#state = state;
  }

  /** Nothing of the job was read yet. */
  get isFirst(): boolean {
    return this.#state.number === 0;
  }

  /** Numbers of the builds to look at again. */
  get open(): number[] {
    return Object.keys(this.#state.open).map(Number);
  }

  /** How often a build could not be read. */
  failuresOf(number: number): number {
    return this.#state.open[number] ?? 0;
  }

  isNew(number: number): boolean {
    return number > this.#state.number;
  }

  /** Moves past builds, once they are stored. */
  async pass(
    builds: ReadonlyArray<Looked & Pick<BuildStub, 'timestamp'>>,
  ): Promise<void> {
    const { rules } = this.#state;
    let { number, time } = this.#state;
    const open = new Map(
      Object.entries(this.#state.open).map(([key, n]) => [Number(key), n]),
    );
    for (const build of builds) {
      const failures = this.failuresOf(build.number);
      open.delete(build.number);
      if (build.isOpen) {
        open.set(build.number, build.failed ? failures + 1 : 0);
      }
      number = Math.max(number, build.number);
      time = Math.max(time, build.timestamp);
    }
    const kept = [...open].sort(([one], [other]) => one - other);
    this.#state = {
      number,
      time,
      open: Object.fromEntries(kept.slice(-MOST_OPEN)),
      rules,
    };
    await this.#memory.set(this.#key, this.#state);
  }
}
