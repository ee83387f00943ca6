import { Person } from '../../events/data/person';
import { AdapterContext, matcherOf } from '../context';
import { isRecord, textIn, Values } from '../reading';

/** What Jenkins calls itself where it acts. */
const JENKINS = 'SYSTEM';

/** The id of an account: written out, or the end of its page's address. */
function idOf(user: Values): string | undefined {
  const page = /\/user\/([^/?#]+)/.exec(textIn(user, 'absoluteUrl') ?? '');
  return textIn(user, 'id') ?? page?.[1] ?? textIn(user, 'fullName');
}

/** A person by the id of an account; undefined for Jenkins itself. */
export function personNamed(
  id: string | undefined,
  context: AdapterContext,
): Person | undefined {
  if (!id || id === JENKINS) {
    return undefined;
  }
  const bot = matcherOf(context.bots)(id);
  return { id: id.slice(0, 500), ...(bot ? { bot } : {}) };
}

/** A person as a `User` of the API; undefined for Jenkins itself. */
export const personOf = (
  user: unknown,
  context: AdapterContext,
): Person | undefined =>
  isRecord(user) ? personNamed(idOf(user), context) : undefined;
