import { AnyFact } from '../../events/fact';
import { factFrom, idIn, instantIn, textIn, Values } from '../reading';
import { changeNumberIn, remarkOf } from './review';
import { changeKey, Scope } from './scope';

/** A comment on a line of the change has the change's address; one below it, the issue's. */
const isOnLine = (comment: Values) =>
  Boolean(textIn(comment, 'pull_request_url'));

/**
 * A comment on a pull request, at the instant it was made; edits are not new ones.
 *
 * GitHub numbers issues and pull requests together, and comments of both come
 * in one list: only the address of the page tells them apart.
 */
export function commentFacts(
  comment: Values,
  scope: Scope,
  author?: unknown,
): AnyFact[] {
  const at = instantIn(comment, 'created_at', scope.context);
  const number = changeNumberIn(comment);
  if (!at || !number) {
    return [];
  }
  const key = changeKey(scope.place, number);
  const { suffix, ...remark } = remarkOf(comment, key, scope, author);
  const kind = isOnLine(comment) ? 'review-comments' : 'comments';
  return [
    factFrom('change.commented', {
      id: `${key}/${kind}/${idIn(comment, 'id') ?? at.time}${suffix}`,
      source: scope.place.source,
      at,
      data: { ...remark, state: 'commented' },
    }),
  ];
}
