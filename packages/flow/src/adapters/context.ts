import { nameMatcher, NameMatcher } from '../config/names';

/**
 * What an adapter has to be told, because the payload does not say it.
 *
 * @public
 */
export interface AdapterContext {
  /** Path or URL that the payload was read from: carries ids that its body lacks. */
  pathHint?: string;
  /** Source of the facts where the payload names no host. */
  source?: string;
  /** Zone of times without one; default UTC, and then marked as inferred. */
  timeZone?: string;
  /** Accounts that are bots, besides those the vendor marks; names or patterns. */
  bots?: readonly string[];
  /**
   * What marks a change as made by the scaffolder: an author (name or
   * pattern), or `title:`, `branch:` or `label:` followed by a pattern.
   */
  scaffolderAuthors?: readonly string[];
  /** Jira field that holds when the need was recorded. */
  needField?: string;
  /** Jira field that holds the key of the epic. */
  epicField?: string;
  /** Jira field that holds the risk class. */
  riskField?: string;
  /** Category of each status by id or name, as Jira's list of statuses gives it. */
  statusCategories?: Readonly<Record<string, 'new' | 'indeterminate' | 'done'>>;
  /**
   * Which jobs of Jenkins, or stages of them, deploy, and where to. Names are
   * patterns; without a stage the job as a whole is meant. Jenkins does not
   * say so itself.
   */
  deploymentStages?: ReadonlyArray<{
    job: string;
    stage?: string;
    /** The environment, unless a parameter of the build names it. */
    environment?: string;
    parameter?: string;
    /** Address of the repository, where it is not what the job checks out. */
    repository?: string;
  }>;
}

const compiled = new WeakMap<readonly string[], NameMatcher>();

/** Compiles a list of names once, however many payloads are read with it. */
export function matcherOf(names: readonly string[] | undefined): NameMatcher {
  if (!names) {
    return () => false;
  }
  let matcher = compiled.get(names);
  if (!matcher) {
    matcher = nameMatcher(names);
    compiled.set(names, matcher);
  }
  return matcher;
}
