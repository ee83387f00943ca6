import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  instantIn,
  isRecord,
  numberIn,
  recordsIn,
  Values,
} from '../reading';
import { Issue } from './issue';
import { personOf } from './person';

/** Comments as they were made; a later edit is no second comment. */
export function commentFacts(
  issue: Pick<Issue, 'key' | 'id' | 'address' | 'context'>,
  comments: readonly Values[],
): AnyFact[] {
  return comments.flatMap(comment => {
    const at = instantIn(comment, 'created', issue.context);
    return at
      ? [
          factFrom('ticket.commented', {
            // The comment's own id is unique in its Jira, whatever names the issue.
            id: `comment/${idIn(comment, 'id') ?? `${issue.key}/${at.time}`}`,
            source: issue.address.source,
            at,
            data: {
              key: issue.key,
              actor: personOf(comment.author, issue.context),
            },
          }),
        ]
      : [];
  });
}

/**
 * Whether an issue holds every comment made until it was fetched.
 *
 * Search answers cut long lists off, and say how long the whole is.
 */
export function holdsAllComments({ fields: { comment } }: Issue): boolean {
  if (!isRecord(comment) || !Array.isArray(comment.comments)) {
    return false;
  }
  const { length } = recordsIn(comment, 'comments');
  return (numberIn(comment, 'total') ?? length) <= length;
}
