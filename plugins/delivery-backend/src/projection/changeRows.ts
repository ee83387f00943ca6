import {
  AnyFact,
  changeCommits,
  changeTimes,
  compareFacts,
  dedupeFacts,
  DeliveredChanges,
  nodeOf,
  Rules,
  Subjects,
} from '@delivery-stack/flow';
import { repositoryForm } from '../database/journeys/resolveEntities';

/** The instants of one change, as they are stored. */
export interface ChangeRow {
  change_key: string;
  repository: string;
  first_commit_ms?: number;
  opened_ms?: number;
  ready_ms?: number;
  first_review_ms?: number;
  merged_ms?: number;
  deployed_ms?: number;
}

/**
 * The changes of a cluster, each once, whatever journeys it is in.
 *
 * @remarks
 * Abandoned ones are left out: they are no change to production. Pure.
 */
export function changeRows(
  facts: readonly AnyFact[],
  rules: Rules,
): ChangeRow[] {
  const subjects = new Subjects();
  const byNode = new Map<string, AnyFact[]>();
  for (const fact of dedupeFacts(facts).facts) {
    subjects.add(fact);
    const node = nodeOf(fact);
    byNode.set(node, [...(byNode.get(node) ?? []), fact]);
  }
  const commits = changeCommits(subjects);
  const delivered = new DeliveredChanges(subjects, rules);
  return [...subjects.changes.keys()].flatMap(node => {
    const own = (byNode.get(node) ?? [])
      .filter(fact => fact.type.startsWith('change.'))
      .sort(compareFacts);
    const authored = (commits.get(node) ?? []).flatMap(
      sha => byNode.get(`commit:${sha}`) ?? [],
    );
    if (own.length === 0) {
      return [];
    }
    const times = changeTimes(own, authored, rules.isBot);
    const change = delivered.of(own[0].source, times);
    return change.abandonedAt === undefined
      ? [
          {
            change_key: node,
            repository: repositoryForm(`repository:${change.repository}`),
            first_commit_ms: change.firstCommitAt,
            opened_ms: change.openedAt,
            ready_ms: change.readyAt ?? change.openedAt,
            first_review_ms: change.firstReviewAt,
            merged_ms: change.mergedAt,
            deployed_ms: change.deployedAt,
          },
        ]
      : [];
  });
}
