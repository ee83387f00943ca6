import { changeCommits } from '../link/commits';
import { nodes } from '../link/nodes';
import { Subjects } from '../link/subjects';
import { RunFact } from './runParts';

/**
 * Finds the change that a run is about: by what its source says, else by the
 * commit that it ran on.
 */
export function changeFinder(
  subjects: Subjects,
): (fact: RunFact) => string | undefined {
  const byCommit = new Map<string, string>();
  const commits = changeCommits(subjects);
  for (const node of [...subjects.changes.keys()].sort()) {
    const { key, heads, mergeSha } = subjects.changes.get(node)!;
    for (const sha of [...heads, mergeSha, ...(commits.get(node) ?? [])]) {
      if (sha && !byCommit.has(sha)) {
        byCommit.set(sha, key);
      }
    }
  }
  return ({ source, data }) => {
    const named = (data.changes ?? []).find(key =>
      subjects.changes.has(nodes.change(source, key)),
    );
    return named ?? (data.headSha ? byCommit.get(data.headSha) : undefined);
  };
}
