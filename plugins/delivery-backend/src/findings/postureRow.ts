import { Fact, PostureFact } from '@delivery-stack/flow';
import { repositoryForm } from '../database/journeys/resolveEntities';

/** Subject of what names an entity itself. */
export const entitySubject = (ref: string) =>
  `entity:${ref.toLocaleLowerCase('en-US')}`;

/** Whose it is: the repository's, and that of the entities it names. */
export function subjectsOf({ data }: PostureFact): string[] {
  const named = (data.entityRefs ?? []).map(entitySubject);
  return [
    ...new Set([repositoryForm(`repository:${data.repository}`), ...named]),
  ];
}

/** Columns of `finding`, or of `scan`. */
export function rowOf(fact: PostureFact) {
  const { kind, tool } = fact.data;
  const both = { kind, tool, time_ms: fact.time };
  if (fact.type === 'scan.finished') {
    return both;
  }
  const { severity, state, opened, url } = (fact as Fact<'finding.reported'>)
    .data;
  return {
    ...both,
    severity,
    state,
    opened_ms: Date.parse(opened),
    url: url ?? null,
  };
}
