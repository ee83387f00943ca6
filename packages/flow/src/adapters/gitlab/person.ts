import { Person } from '../../events/data/person';
import { AdapterContext, matcherOf } from '../context';
import { idIn, isRecord, textIn, Values } from '../reading';

/** Users that tokens and service accounts act as, and GitLab's own reviewer. */
const BOT = /^((project|group)_\d+_bot|service_account_|GitLabDuo$)/;

/**
 * GitLab numbers people, and numbers alone stand in some webhooks: the number
 * is the id, the name tells bots.
 */
export function personOf(
  user: unknown,
  context: AdapterContext,
): Person | undefined {
  if (!isRecord(user)) {
    return undefined;
  }
  const name = textIn(user, 'username');
  const id = (idIn(user, 'id') ?? name)?.slice(0, 500);
  if (!id) {
    return undefined;
  }
  const isBot = matcherOf(context.bots);
  const bot =
    user.bot === true || BOT.test(name ?? '') || isBot(name) || isBot(id);
  return { id, ...(bot ? { bot: true } : {}) };
}

/** A person of whom a webhook gives the number, and perhaps the rest beside it. */
export function numbered(
  number: string | undefined,
  known: unknown,
): Values | undefined {
  const isSame = isRecord(known) && idIn(known, 'id') === number;
  if (number === undefined) {
    return undefined;
  }
  return isSame ? known : { id: number };
}

/** Who made a commit: git knows addresses, not accounts. */
export function committerOf(
  name: string | undefined,
  email: string | undefined,
  context: AdapterContext,
): Person | undefined {
  const id = email?.toLowerCase().slice(0, 500);
  const isBot = matcherOf(context.bots);
  const bot = isBot(id) || isBot(name);
  return id ? { id, ...(bot ? { bot: true } : {}) } : undefined;
}
