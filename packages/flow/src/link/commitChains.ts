import { AnyFact, Fact } from '../events/fact';
import { nodes } from './nodes';

/** Longest chain of commits that is followed for one change. */
const LONGEST_CHAIN = 250;

/** Commits that are kept for following; more are a whole history, not changes. */
const MOST_COMMITS = 200_000;

interface Change {
  source: string;
  key: string;
  heads: Set<string>;
}

/**
 * Finds the changes of commits whose source does not name one.
 *
 * @remarks
 * A list of a pull request's commits does not say whose they are. From the
 * change's head the chain of first parents leads to the base branch: it ends
 * where a commit is unknown, is the base or the merge of any change, or is
 * claimed already. Only for facts that are complete, as an export is: with
 * half of them a chain ends too early. `add` in any order; O(changes × chain).
 *
 * @public
 */
export class CommitChains {
  readonly #changes = new Map<string, Change>();
  /** Commits of which the source does not say the change. */
  readonly #commits = new Map<string, Fact<'commit.authored'>>();
  /** Commits that a chain must not pass: bases, merges, commits of a known change. */
  readonly #ends = new Set<string>();

  /** True if the fact is held back: {@link conclude} gives it, with its change. */
  add(fact: AnyFact): boolean {
    if (fact.type === 'commit.authored') {
      return this.#addCommit(fact);
    }
    if (fact.type.startsWith('change.')) {
      this.#addChange(fact as Fact<'change.updated'>);
    }
    return false;
  }

  /** All commits that were held back, with their change where one was found. */
  conclude(): AnyFact[] {
    const found = this.#claimed();
    const claimed = new Set(
      found.map(({ data }) => (data as { sha: string }).sha),
    );
    const others = [...this.#commits.values()].filter(
      ({ data }) => !claimed.has(data.sha),
    );
    return [...found, ...others];
  }

  #claimed(): AnyFact[] {
    return [...this.#changes.keys()].sort().flatMap(node => {
      const change = this.#changes.get(node)!;
      const shas = [...change.heads].sort().flatMap(head => this.#chain(head));
      return [...new Set(shas)].map(sha =>
        withChange(this.#commits.get(sha)!, change),
      );
    });
  }

  #addCommit(fact: Fact<'commit.authored'>): boolean {
    const { sha, change, parents } = fact.data;
    if (change) {
      this.#ends.add(sha);
    } else if (parents?.length && this.#commits.size < MOST_COMMITS) {
      this.#commits.set(sha, fact);
      return true;
    }
    return false;
  }

  #addChange({ source, data }: Fact<'change.updated'>): void {
    const node = nodes.change(source, data.key);
    const change = this.#changes.get(node) ?? {
      source,
      key: data.key,
      heads: new Set<string>(),
    };
    if (data.headSha) {
      change.heads.add(data.headSha);
    }
    for (const sha of [data.baseSha, data.mergeSha]) {
      if (sha && sha !== data.headSha) {
        this.#ends.add(sha);
      }
    }
    this.#changes.set(node, change);
  }

  #chain(head: string): string[] {
    const walked = new Set<string>();
    let sha: string | undefined = head;
    while (sha !== undefined && walked.size < LONGEST_CHAIN) {
      const commit = this.#commits.get(sha);
      if (!commit || this.#ends.has(sha) || walked.has(sha)) {
        break;
      }
      walked.add(sha);
      // The first parent is the change's own line; others were merged into it.
      sha = commit.data.parents?.[0];
    }
    return [...walked];
  }
}

function withChange(commit: Fact<'commit.authored'>, change: Change): AnyFact {
  return {
    ...commit,
    id: `${change.key}/commits/${commit.data.sha}`,
    data: { ...commit.data, change: change.key },
  };
}
