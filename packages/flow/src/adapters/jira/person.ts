import { Person } from '../../events/data/person';
import { AdapterContext, matcherOf } from '../context';
import { isRecord, textIn } from '../reading';

/** Jira Cloud names people by `accountId`, Data Center by `name`. */
export function personOf(
  value: unknown,
  context: AdapterContext,
): Person | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const id = (
    textIn(value, 'accountId') ??
    textIn(value, 'name') ??
    textIn(value, 'key')
  )?.slice(0, 500);
  if (!id) {
    return undefined;
  }
  const isBot = matcherOf(context.bots);
  const bot =
    textIn(value, 'accountType') === 'app' ||
    isBot(id) ||
    isBot(textIn(value, 'displayName'));
  return { id, ...(bot ? { bot: true } : {}) };
}
