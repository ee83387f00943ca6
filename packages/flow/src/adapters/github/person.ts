import { Person } from '../../events/data/person';
import { AdapterContext, matcherOf } from '../context';
import { isRecord, textIn } from '../reading';

/** GitHub names people by `login`; pushes call it `username`. */
export function personOf(
  value: unknown,
  context: AdapterContext,
): Person | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const id = (textIn(value, 'login') ?? textIn(value, 'username'))?.slice(
    0,
    500,
  );
  if (!id) {
    return undefined;
  }
  const bot =
    textIn(value, 'type') === 'Bot' ||
    id.endsWith('[bot]') ||
    matcherOf(context.bots)(id);
  return { id, ...(bot ? { bot: true } : {}) };
}
