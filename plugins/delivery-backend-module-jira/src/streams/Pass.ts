import { EventSourceContext } from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraIssue } from '../api/types';
import { changedAt } from './searchPages';

/**
 * Issues that changed so long before the last one seen are asked for again,
 * in milliseconds: queries know whole minutes only, and a search index lags.
 */
const OVERLAP = 10 * 60_000;

/** Issues that are remembered; reading more of them again is harmless. */
const MOST_REMEMBERED = 500;

/** What is remembered of a project from run to run. */
type Kept = {
  /** How far back the first run was to read, milliseconds. */
  span: number;
  /** The instant that this was, epoch milliseconds. */
  since: number;
  /** Last change of the last issue that is stored, epoch milliseconds. */
  until: number | null;
  /** Last change of the issues around it, by their id. */
  seen: Record<string, number>;
};

/** How far the issues of one project are read. */
export class Pass {
  readonly #memory: EventSourceContext['memory'];
  readonly #key: string;
  #kept: Kept;

  /** Begins anew where the configuration reaches further back than before. */
  static async open(options: {
    memory: EventSourceContext['memory'];
    project: string;
    span: number;
    now: number;
  }): Promise<Pass> {
    const { memory, project, span, now } = options;
    const key = `projects/${project}`;
    const known = await memory.get<Kept>(key);
    const kept =
      known && known.span >= span
        ? known
        : { span, since: now - span, until: null, seen: {} };
    return new Pass(memory, key, kept);
  }

  private constructor(
    memory: EventSourceContext['memory'],
    key: string,
    kept: Kept,
  ) {
    this.#memory = memory;
    this.#key = key;
    this.#kept = kept;
  }

  /** Older issues that are done are not read. */
  get since(): number {
    return this.#kept.since;
  }

  /** What changed before is stored; undefined: nothing is. */
  get from(): number | undefined {
    const { until } = this.#kept;
    return until === null ? undefined : until - OVERLAP;
  }

  /** Those that are not stored as they are now. */
  unknown(issues: readonly JiraIssue[]): JiraIssue[] {
    const { seen } = this.#kept;
    return issues.filter(issue => seen[issue.id] !== changedAt(issue));
  }

  /** Notes that issues are stored; durable when it resolves. */
  async stored(issues: readonly JiraIssue[]): Promise<void> {
    const changes = issues
      .map(issue => [issue.id, changedAt(issue)] as const)
      .filter(([, at]) => !Number.isNaN(at));
    if (changes.length === 0) {
      return;
    }
    const { until, seen } = this.#kept;
    const latest = Math.max(until ?? 0, ...changes.map(([, at]) => at));
    const recent = Object.entries({ ...seen, ...Object.fromEntries(changes) })
      .filter(([, at]) => at >= latest - 2 * OVERLAP)
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_REMEMBERED);
    this.#kept = {
      ...this.#kept,
      until: latest,
      seen: Object.fromEntries(recent),
    };
    await this.#memory.set(this.#key, this.#kept);
  }
}
