import { Subjects } from './subjects';

/** Longest chain of commits that is followed for one change. */
const LONGEST_CHAIN = 250;

/**
 * The commits of every change, by change node.
 *
 * @remarks
 * A commit names its change, or stands on the chain of parents from the
 * change's head down to its base. Only such chains are followed that end at
 * the known base; without one the head alone is the change's.
 * O(changes × chain).
 */
export function changeCommits(subjects: Subjects): Map<string, string[]> {
  const byChange = new Map<string, Set<string>>();
  for (const { sha, change } of subjects.commits.values()) {
    if (change) {
      const shas = byChange.get(change) ?? new Set();
      byChange.set(change, shas.add(sha));
    }
  }
  for (const { node, headSha, baseSha } of subjects.changes.values()) {
    if (headSha && baseSha) {
      const shas = byChange.get(node) ?? new Set();
      for (const sha of chain(subjects, headSha, baseSha)) {
        shas.add(sha);
      }
      byChange.set(node, shas);
    }
  }
  return new Map([...byChange].map(([node, shas]) => [node, [...shas].sort()]));
}

function chain(subjects: Subjects, head: string, base: string): string[] {
  const walked: string[] = [];
  let sha = head;
  while (sha !== base && walked.length < LONGEST_CHAIN) {
    const commit = subjects.commits.get(sha);
    if (!commit || walked.includes(sha)) {
      return subjects.commits.has(head) ? [head] : [];
    }
    walked.push(sha);
    // The first parent is the change's own line; others were merged into it.
    sha = commit.parents[0] ?? base;
  }
  return walked;
}
