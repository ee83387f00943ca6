import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';
import { factFrom } from '../reading';
import { FieldChange, History } from './histories';
import { Issue } from './issue';

type Of = Pick<Issue, 'key' | 'address' | 'context'>;

/** By id where the configuration has it: two projects may name a status alike. */
const categoryOf = (
  { to, toId }: FieldChange,
  { statusCategories = {} }: Of['context'],
) => meaning(statusCategories, toId) ?? meaning(statusCategories, to);

function statusFact(
  issue: Of,
  history: History,
  change: FieldChange,
): AnyFact | undefined {
  if (!change.to) {
    return undefined;
  }
  const data: FactData['ticket.statuschanged'] = {
    key: issue.key,
    from: change.from,
    to: change.to,
    // Only from configuration: what an issue's current status reveals would
    // make the same occurrence look different each time it is fetched.
    toCategory: categoryOf(change, issue.context),
    actor: history.actor,
  };
  return factFrom('ticket.statuschanged', {
    id: `history/${history.id}/status`,
    source: issue.address.source,
    at: history.at,
    data,
  });
}

/** A resolution set closes, a resolution cleared reopens, another value does neither. */
function resolutionFact(
  issue: Of,
  history: History,
  change: FieldChange,
): AnyFact | undefined {
  if (Boolean(change.from) === Boolean(change.to)) {
    return undefined;
  }
  const occurrence = {
    id: `history/${history.id}/resolution`,
    source: issue.address.source,
    at: history.at,
  };
  const who = { key: issue.key, actor: history.actor };
  return change.to
    ? factFrom('ticket.closed', {
        ...occurrence,
        data: { ...who, resolution: change.to },
      })
    : factFrom('ticket.reopened', { ...occurrence, data: who });
}

/** Facts of one changelog entry that need nothing but the entry. */
export function historyFacts(issue: Of, history: History): AnyFact[] {
  return history.changes
    .map(change => {
      switch (change.field.toLowerCase()) {
        case 'status':
          return statusFact(issue, history, change);
        case 'resolution':
          return resolutionFact(issue, history, change);
        default:
          return undefined;
      }
    })
    .filter(fact => fact !== undefined);
}
