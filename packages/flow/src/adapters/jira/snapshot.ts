import { parseInstant } from '../../events/instant';
import { FactData } from '../../events/factData';
import { idIn, isRecord, recordIn, recordsIn, textIn } from '../reading';
import { Issue } from './issue';
import { PastState } from './past';
import { holdsAllComments } from './comments';
import { ancestryOf, linksOf } from './relations';
import { changesLinkedBy, recordsLinkedBy } from './remoteLinks';

type Ticket = FactData['ticket.updated'];

const MOST_LINKS = 1_000;

const categories = new Set(['new', 'indeterminate', 'done']);

function categoryOf(issue: Issue): Ticket['statusCategory'] {
  const status = recordIn(issue.fields, 'status');
  const key = textIn(recordIn(status, 'statusCategory'), 'key') ?? '';
  return categories.has(key) ? (key as Ticket['statusCategory']) : undefined;
}

/** Value of a field that may be a text, an option, or a list of either. */
function optionIn(issue: Issue, field: string | undefined): string | undefined {
  const raw = field ? issue.fields[field] : undefined;
  const value = Array.isArray(raw) ? raw[0] : raw;
  if (isRecord(value)) {
    return textIn(value, 'value') ?? textIn(value, 'name');
  }
  return typeof value === 'string' && value ? value.slice(0, 2_000) : undefined;
}

function needOf({ fields, context }: Issue): string | undefined {
  const need = context.needField
    ? parseInstant(fields[context.needField], context)
    : undefined;
  return need && new Date(need.time).toISOString();
}

/** Parts of a ticket that never change: the same in every payload. */
export function identityOf(issue: Issue): Ticket {
  const { key, address, fields } = issue;
  return {
    key,
    project:
      textIn(recordIn(fields, 'project'), 'key') ?? key.replace(/-\d+$/, ''),
    url: address.browse && `${address.browse}${key}`,
  };
}

/** The part of an issue's state that its changelog can undo. */
export function currentState({ fields }: Issue): PastState {
  return {
    title: textIn(fields, 'summary', 8_000),
    ticketType: textIn(recordIn(fields, 'issuetype'), 'name'),
    status: textIn(recordIn(fields, 'status'), 'name'),
  };
}

/** The issue as it stands now. */
export function snapshotOf(
  issue: Issue,
  formerKeys: readonly string[],
): Ticket {
  const { fields, context } = issue;
  const type = recordIn(fields, 'issuetype');
  const id = idIn(issue.values, 'id');
  return {
    ...identityOf(issue),
    aliases: [...new Set([...(id ? [id] : []), ...formerKeys])]
      .filter(alias => alias !== issue.key)
      .slice(0, 50),
    ...currentState(issue),
    statusCategory: categoryOf(issue),
    ...ancestryOf(fields, context),
    subtask: type.subtask === true || undefined,
    components: recordsIn(fields, 'components')
      .flatMap(component => textIn(component, 'name') ?? [])
      .slice(0, 200),
    riskClass: optionIn(issue, context.riskField),
    need: needOf(issue),
    links: [...linksOf(fields), ...recordsLinkedBy(issue)].slice(0, MOST_LINKS),
    changes: changesLinkedBy(issue),
    commentsComplete: holdsAllComments(issue) || undefined,
  };
}
