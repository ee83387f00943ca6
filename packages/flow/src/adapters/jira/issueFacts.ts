import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
} from '../reading';
import { keyIn } from './address';
import { approvalsIn } from './approvals';
import { commentFacts } from './comments';
import { Changelog, History } from './histories';
import { historyFacts } from './historyFacts';
import { Issue } from './issue';
import { birthOf, PastState } from './past';
import { personOf } from './person';
import { currentState, identityOf } from './snapshot';
import { contentFacts, snapshotFact } from './snapshotFacts';

const creatorOf = ({ fields, context }: Issue) =>
  personOf(fields.creator ?? fields.reporter, context);

function createdFact(
  issue: Issue,
  birth: PastState | undefined,
): AnyFact | undefined {
  const at = instantIn(issue.fields, 'created', issue.context);
  return (
    at &&
    factFrom('ticket.created', {
      // What is known from birth needs the whole changelog. Without it the
      // fact is poorer, and must not compete with the complete one.
      id: `${issue.id}/${birth ? 'created' : 'exists'}`,
      source: issue.address.source,
      at,
      data: { ...identityOf(issue), ...birth, actor: creatorOf(issue) },
    })
  );
}

/** A sub-task that was perhaps not fetched: its key must still lead to its parent. */
function subtaskFacts(issue: Issue, at: Instant): AnyFact[] {
  return recordsIn(issue.fields, 'subtasks').flatMap(subtask => {
    const key = keyIn(subtask);
    return key
      ? [
          factFrom('ticket.updated', {
            id: `issue/${idIn(subtask, 'id') ?? key}/subtask-of/${issue.key}`,
            source: issue.address.source,
            // As early as possible: what the sub-task says of itself is newer.
            at,
            inferred: true,
            data: {
              key,
              title: textIn(recordIn(subtask, 'fields'), 'summary', 8_000),
              parent: issue.key,
              subtask: true,
            },
          }),
        ]
      : [];
  });
}

/** The changelog lacks the closing entry, but the issue records when it closed. */
function resolvedFact(issue: Issue, histories: readonly History[]): AnyFact[] {
  const at = instantIn(issue.fields, 'resolutiondate', issue.context);
  const closes = (history: History) =>
    history.changes.some(
      ({ field, to }) => field.toLowerCase() === 'resolution' && to,
    );
  return at && !histories.some(closes)
    ? [
        factFrom('ticket.closed', {
          id: `${issue.id}/resolved/${at.time}`,
          source: issue.address.source,
          at,
          data: {
            key: issue.key,
            resolution: textIn(recordIn(issue.fields, 'resolution'), 'name'),
          },
        }),
      ]
    : [];
}

/** Jira writes `updated` a few milliseconds before or after the entry it is about. */
const latest = (instants: Array<Instant | undefined>) =>
  instants
    .filter(instant => instant !== undefined)
    .sort((one, other) => other.time - one.time)
    .at(0);

/**
 * Everything that an issue says, with its changelog where it was asked for.
 *
 * @param snapshot - `heard` where a webhook sent it, see {@link snapshotFact}.
 */
export function issueFacts(
  issue: Issue,
  changelog: Changelog | undefined,
  snapshot: 'updated' | 'heard' = 'updated',
): AnyFact[] {
  const histories = changelog?.histories ?? [];
  const birth = changelog?.complete
    ? birthOf(histories, currentState(issue))
    : undefined;
  const created = createdFact(issue, birth);
  const start = instantIn(issue.fields, 'created', issue.context);
  const at = latest([
    instantIn(issue.fields, 'updated', issue.context),
    histories.at(-1)?.at,
  ]);
  const updated = at ?? start;
  return [
    ...(created ? [created] : []),
    ...(updated
      ? [snapshotFact(issue, histories, { at: updated, id: snapshot })]
      : []),
    ...histories.flatMap(history => [
      ...historyFacts(issue, history),
      ...contentFacts(issue, history),
    ]),
    ...resolvedFact(issue, histories),
    ...(start ? subtaskFacts(issue, start) : []),
    ...commentFacts(
      issue,
      recordsIn(recordIn(issue.fields, 'comment'), 'comments'),
    ),
    ...approvalsIn(issue),
  ];
}
