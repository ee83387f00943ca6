import { AnyFact, mentionsIn, namesTooMany, Rules } from '@delivery-stack/flow';
import { KnownTickets, projectOf } from './knownTickets';

/** What a change that is in no ticket's journey says of tickets. */
export interface Naming {
  /** Keys of the tickets that it names. */
  keys: string[];
  /** True where one of its texts names so many that it is about none. */
  tooMany: boolean;
  /** True where a bot made it. */
  bot: boolean;
  /** True where it names a record that attaches to it: a change request. */
  hasRecord?: boolean;
}

/** Most projects that a reason names. */
const MOST_PROJECTS = 3;

/** Reads what a change's facts, and those of its commits, name. Pure. */
export function namingOf(facts: Iterable<AnyFact>, rules: Rules): Naming {
  const keys = new Set<string>();
  const naming: Naming = { keys: [], tooMany: false, bot: false };
  for (const { type, data } of facts) {
    const { title, branch, message, tickets, author } = data as {
      title?: string;
      branch?: string;
      message?: string;
      tickets?: string[];
      author?: { id: string; bot?: boolean };
    };
    const said = new Set([
      ...mentionsIn({ title, branch, message }),
      ...(tickets ?? []),
    ]);
    if (namesTooMany([...said])) {
      naming.tooMany = true;
    } else {
      said.forEach(key => keys.add(key));
    }
    if (type.startsWith('change.') && author) {
      naming.bot ||= author.bot === true || rules.isBot(author.id);
    }
  }
  return { ...naming, keys: [...keys].sort() };
}

/** Why a change that names this is in no ticket's journey. Pure. */
export function changeReason(
  naming: Naming,
  known: KnownTickets,
): { code: string; reason: string } {
  const { keys } = naming;
  if (keys.length === 0) {
    return unnamed(naming);
  }
  if (keys.some(key => known.tickets.has(key))) {
    return namesTooMany(keys)
      ? unnamed({ ...naming, tooMany: true })
      : {
          code: 'no-root',
          reason:
            'Names only tickets that begin no journey: epics, and other types that attach',
        };
  }
  const projects = [...new Set(keys.map(projectOf))];
  const strange = projects.filter(each => !known.projects.has(each));
  return strange.length > 0
    ? {
        code: 'unknown-project',
        reason: `Names only tickets of ${listed(strange)}, ${
          strange.length > 1 ? 'projects' : 'a project'
        } that no source tells of`,
      }
    : {
        code: 'unknown-ticket',
        reason: `Names only tickets of ${listed(
          projects,
        )} that are not known: deleted, mistyped, or older than the backfill`,
      };
}

function unnamed({ tooMany, bot, hasRecord }: Naming) {
  if (tooMany) {
    return {
      code: 'too-many-tickets',
      reason: 'Names more than 20 tickets, as a release note does',
    };
  }
  if (hasRecord) {
    return {
      code: 'only-records',
      reason:
        'Names only records that attach, as change requests do, and no ticket',
    };
  }
  return bot
    ? {
        code: 'no-ticket-bot',
        reason: 'Was made by a bot, and names no ticket',
      }
    : { code: 'no-ticket', reason: 'Names no ticket' };
}

function listed(projects: readonly string[]): string {
  const more = projects.length - MOST_PROJECTS;
  const shown = projects.slice(0, MOST_PROJECTS).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
