import { Person } from '../../events/data/person';
import { AdapterContext, matcherOf } from '../context';
import { isRecord, textIn, Values } from '../reading';

/** Ids stand with and without dashes, in capitals or not; they are the same. */
const plain = (id: string) => id.toLowerCase().replace(/-/g, '').slice(0, 500);

/** Nobody: what stands where a person would. */
const NOBODY = /^0+$/;

/** Services and applications have descriptors of their own. */
const isService = (identity: Values) =>
  /^(svc|aadsp|app)\./.test(textIn(identity, 'descriptor') ?? '') ||
  /^build\\/i.test(textIn(identity, 'uniqueName') ?? '');

/** A group or team that was asked: it stands for people and is none. */
export const isGroup = (identity: unknown): boolean =>
  isRecord(identity) && identity.isContainer === true;

/** Azure DevOps numbers people; what else it calls them may be a bot's name. */
export function personOf(
  identity: unknown,
  context: AdapterContext,
): Person | undefined {
  if (!isRecord(identity) || isGroup(identity)) {
    return undefined;
  }
  const named = ['id', 'uniqueName', 'displayName'].map(field =>
    textIn(identity, field),
  );
  const id = plain(named[0] ?? named[1] ?? '');
  if (!id || NOBODY.test(id)) {
    return undefined;
  }
  const bot = isService(identity) || named.some(matcherOf(context.bots));
  return { id, ...(bot ? { bot: true } : {}) };
}

/** Who made a commit: git knows addresses, not accounts. */
export function committerOf(
  signature: Values,
  context: AdapterContext,
): Person | undefined {
  const id = textIn(signature, 'email')?.toLowerCase().slice(0, 500);
  const bot =
    matcherOf(context.bots)(id) ||
    matcherOf(context.bots)(textIn(signature, 'name'));
  return id ? { id, ...(bot ? { bot: true } : {}) } : undefined;
}
