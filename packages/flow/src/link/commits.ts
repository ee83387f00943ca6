import { Subjects } from './subjects';

/**
 * The commits of every change, by change node, each list sorted.
 *
 * @remarks
 * A commit is a change's if its source says so, or if the change's head was
 * ever there. Parents are not followed: they lead out of the change into the
 * whole history of the repository, and a change would have other commits
 * wherever more of that history is known. O(commits + changes).
 *
 * @public
 */
export function changeCommits(subjects: Subjects): Map<string, string[]> {
  const byChange = new Map<string, Set<string>>();
  const addCommit = (change: string, sha: string) => {
    const shas = byChange.get(change) ?? new Set();
    byChange.set(change, shas.add(sha));
  };
  for (const { sha, changes } of subjects.commits.values()) {
    changes.forEach(change => addCommit(change, sha));
  }
  for (const { node, heads } of subjects.changes.values()) {
    for (const sha of heads) {
      if (subjects.commits.has(sha)) {
        addCommit(node, sha);
      }
    }
  }
  return new Map([...byChange].map(([node, shas]) => [node, [...shas].sort()]));
}
