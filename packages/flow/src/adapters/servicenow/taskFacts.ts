import { AnyFact } from '../../events/fact';
import { factFrom } from '../reading';
import { FieldPast, Move } from './audit';
import { Bundle } from './bundle';
import { contentFields } from './fields';
import { displayIn, idIn, instantOf, personIn, short, valueIn } from './row';
import { sightings } from './sightings';
import {
  categoryOfState,
  identityOf,
  snapshotOf,
  statusOf,
  Task,
} from './task';

/** When the record came to be. */
export const createdAt = ({ row }: Task, { context }: Bundle) =>
  instantOf(row, 'sys_created_on', context) ??
  instantOf(row, 'opened_at', context);

function createdFact(task: Task, bundle: Bundle, past: FieldPast): AnyFact[] {
  const at = createdAt(task, bundle);
  const birth = past.known ? statusOf(task, bundle, past.born) : undefined;
  return at
    ? [
        factFrom('ticket.created', {
          // What is known from birth needs the audit. Without it the fact is
          // poorer, and must not compete with the complete one.
          id: `${task.id}/${birth ? 'created' : 'exists'}`,
          source: bundle.instance.source,
          at,
          data: {
            ...identityOf(task, bundle),
            status: birth,
            actor: personIn(task.row, 'opened_by', bundle.context),
          },
        }),
      ]
    : [];
}

function snapshotFact(task: Task, bundle: Bundle): AnyFact[] {
  const { row, id } = task;
  const at =
    instantOf(row, 'sys_updated_on', bundle.context) ?? createdAt(task, bundle);
  return at
    ? [
        factFrom('ticket.updated', {
          // Two updates of one second are told apart by their count.
          id: `${id}/updated/${idIn(row, 'sys_mod_count') ?? at.time}`,
          source: bundle.instance.source,
          at,
          data: snapshotOf(task, bundle),
        }),
      ]
    : [];
}

/** A state left for another: moved, and perhaps closed or reopened by it. */
export function stateFacts(task: Task, bundle: Bundle, move: Move): AnyFact[] {
  const { id, at, from, to, actor } = move;
  if (to === undefined) {
    return [];
  }
  const { source } = bundle.instance;
  const [before, after] = [from, to].map(each =>
    categoryOfState(task.table, each),
  );
  const facts = [
    factFrom('ticket.statuschanged', {
      id,
      source,
      at,
      data: {
        key: task.number,
        from: statusOf(task, bundle, from),
        to: statusOf(task, bundle, to)!,
        toCategory: after,
        actor,
      },
    }),
  ];
  const ended = after === 'done';
  if (ended !== (before === 'done')) {
    facts.push(
      factFrom(ended ? 'ticket.closed' : 'ticket.reopened', {
        id: `${id}/${ended ? 'closed' : 'reopened'}`,
        source,
        at,
        data: { key: task.number, actor },
      }),
    );
  }
  return facts;
}

const isDone = ({ row, table }: Task) =>
  valueIn(row, 'active') === 'false' ||
  categoryOfState(table, valueIn(row, 'state')) === 'done';

/** The audit lacks the closing, but the record says when it was closed. */
function closedFact(task: Task, bundle: Bundle, past: FieldPast): AnyFact[] {
  const { row, table } = task;
  const at = instantOf(row, 'closed_at', bundle.context);
  const shown = past.moves.some(
    ({ to }) => categoryOfState(table, to) === 'done',
  );
  return at && !shown && isDone(task)
    ? [
        factFrom('ticket.closed', {
          id: `${task.id}/closed/${at.time}`,
          source: bundle.instance.source,
          at,
          data: {
            key: task.number,
            resolution: short(displayIn(row, 'close_code')),
            actor: personIn(row, 'closed_by', bundle.context),
          },
        }),
      ]
    : [];
}

/** Says that somebody changed what the ticket asks for, and when; never to what. */
function contentFacts(task: Task, bundle: Bundle): AnyFact[] {
  return bundle.audit
    .movesOf(task.sysId)
    .filter(
      ({ field, from }) =>
        (contentFields as readonly string[]).includes(field) && from,
    )
    .map(({ id, at, field, actor }) =>
      factFrom('ticket.updated', {
        id: `${id}/content`,
        source: bundle.instance.source,
        at,
        data: { key: task.number, changed: [field], actor },
      }),
    );
}

/** Without an audit: the states that the record shows, marked as inferred. */
function sightedFacts(task: Task, bundle: Bundle): AnyFact[] {
  return sightings(task, bundle).map(({ state, at }) =>
    factFrom('ticket.statuschanged', {
      id: `${task.id}/state/${state}/${at.time}`,
      source: bundle.instance.source,
      at,
      inferred: true,
      data: {
        key: task.number,
        to: statusOf(task, bundle, state)!,
        toCategory: categoryOfState(task.table, state),
      },
    }),
  );
}

/** Everything that a ticket's record and its audit say. */
export function taskFacts(task: Task, bundle: Bundle): AnyFact[] {
  const past = bundle.audit.pastOf(task.row, 'state', bundle.context);
  return [
    ...createdFact(task, bundle, past),
    ...snapshotFact(task, bundle),
    ...past.moves.flatMap(move => stateFacts(task, bundle, move)),
    ...(past.known ? [] : sightedFacts(task, bundle)),
    ...closedFact(task, bundle, past),
    ...contentFacts(task, bundle),
  ];
}
