import { Adaptation, ignored, orMissing, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import { instantIn, isRecord, recordIn, textIn, Values } from '../reading';
import { addressOf } from './address';
import { commentFacts } from './comments';
import { Changelog, historyOf } from './histories';
import { historyFacts } from './historyFacts';
import { Issue, issueOf } from './issue';
import { issueFacts } from './issueFacts';
import { contentFacts, snapshotFact } from './snapshotFacts';

function updateOf(issue: Issue, payload: Values): Adaptation {
  // `timestamp` is when the webhook was sent, a little after the change itself.
  const at =
    instantIn(issue.fields, 'updated', issue.context) ??
    instantIn(payload, 'timestamp', issue.context);
  const history = isRecord(payload.changelog)
    ? historyOf(payload.changelog, issue.context, {
        at,
        actor: payload.user,
        issue: issue.key,
      })
    : undefined;
  const histories = history ? [history] : [];
  return {
    facts: [
      ...(at ? [snapshotFact(issue, histories, { at, id: 'heard' })] : []),
      ...histories.flatMap(each => [
        ...historyFacts(issue, each),
        ...contentFacts(issue, each),
      ]),
    ],
  };
}

/** A new issue has no past: its changelog is empty, and therefore complete. */
const noPast: Changelog = { histories: [], complete: true };

/** Facts of a webhook, told apart by `webhookEvent`. */
function readWebhook(payload: Values, context: AdapterContext): Adaptation {
  const event = textIn(payload, 'webhookEvent') ?? '';
  const values = recordIn(payload, 'issue');
  const self =
    textIn(values, 'self') ?? textIn(recordIn(payload, 'comment'), 'self');
  const issue = issueOf(values, addressOf(self, context), context);
  if (event && !issue.key) {
    return ignored(`webhook ${event}: about no issue`);
  }
  switch (event) {
    case 'jira:issue_created':
      return { facts: issueFacts(issue, noPast, 'heard') };
    case 'jira:issue_updated':
      return updateOf(issue, payload);
    case 'comment_created':
    case 'comment_updated':
      return { facts: commentFacts(issue, [recordIn(payload, 'comment')]) };
    case 'jira:issue_deleted':
    case 'comment_deleted':
      return ignored(`webhook ${event}: what happened stays in the record`);
    default:
      return event
        ? ignored(`webhook ${event}: no figure is computed from it`)
        : unrecognised('a webhook without webhookEvent; send the whole body');
  }
}

/** Jira's webhooks; one that says nothing is reported. */
export function adaptWebhook(
  payload: Values,
  context: AdapterContext,
): Adaptation {
  return orMissing(
    readWebhook(payload, context),
    `webhook ${textIn(payload, 'webhookEvent') ?? ''}`,
  );
}
