import { AnyFact } from '../../events/fact';
import { Instant } from '../../events/instant';
import { factFrom } from '../reading';
import { Move } from './audit';
import { Bundle } from './bundle';
import { displayIn, idIn, instantOf, Row, valueIn } from './row';
import { SCHEDULED } from './tables';
import { categoryOfState, Task } from './task';

const IN_CONFLICT = 'Conflict';

/** A deliberate wait of a change. */
interface Wait {
  key: string;
  name: string;
  /** Tells facts apart that know more from those that know less. */
  told?: string;
  start: Instant;
  end?: Instant;
  /** True where the end is a plan. */
  planned?: boolean;
}

function timerFacts(task: Task, bundle: Bundle, wait: Wait): AnyFact[] {
  const { key, name, told, start, end, planned } = wait;
  const { source } = bundle.instance;
  const data = { key, name: name.slice(0, 2_000), ticket: task.number };
  return [
    factFrom('timer.started', {
      id: `${key}/started${told ? `/${told}` : ''}`,
      source,
      at: start,
      data,
    }),
    ...(end
      ? [
          factFrom('timer.finished', {
            id: `${key}/finished/${end.time}`,
            source,
            at: end,
            inferred: planned,
            data: { key, ticket: task.number },
          }),
        ]
      : []),
  ];
}

/** The planned start as it was at an instant: the plan moves, the audit knows. */
function plannedStart(
  { row, sysId }: Task,
  { audit, context }: Bundle,
  at: number | undefined,
): Instant | undefined {
  const moves = audit
    .movesOf(sysId)
    .filter(({ field }) => field === 'start_date');
  const later = moves.find(move => at !== undefined && move.at.time > at);
  return later
    ? instantOf({ start_date: { value: later.from } }, 'start_date', context)
    : instantOf(row, 'start_date', context);
}

/**
 * Waits for a change's own window: from being scheduled to the planned start.
 *
 * Who starts later than planned was not held up by the window any more.
 */
function windows(task: Task, bundle: Bundle, moves: readonly Move[]): Wait[] {
  return moves.flatMap((move, place) => {
    if (move.to !== SCHEDULED && move.to !== 'Scheduled') {
      return [];
    }
    const left = moves[place + 1]?.at;
    const plan = plannedStart(task, bundle, left?.time);
    if (!plan || plan.time <= move.at.time) {
      return [];
    }
    const planned = left !== undefined && plan.time < left.time;
    return [
      {
        key: `${task.id}/window/${move.at.time}`,
        name: 'Change window',
        start: move.at,
        end: planned ? plan : left,
        planned,
      },
    ];
  });
}

/** Names of what holds a change up; the first is the one that is told. */
const conflictNames: ReadonlyArray<[RegExp, string]> = [
  [/blackout/, 'Blackout window'],
  [/maintenance/, 'Maintenance window'],
  [/already_scheduled/, 'Conflicting change'],
];

function strongest(rows: readonly Row[]): Row | undefined {
  const rank = (row: Row) => {
    const place = conflictNames.findIndex(([pattern]) =>
      pattern.test(valueIn(row, 'type') ?? ''),
    );
    return place < 0 ? conflictNames.length : place;
  };
  return [...rows].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      ((idIn(one, 'sys_id') ?? '') < (idIn(other, 'sys_id') ?? '') ? -1 : 1),
  )[0];
}

/** `Blackout window: Year-end freeze`. */
function nameOfConflict(row: Row | undefined): string {
  if (!row) {
    return 'Schedule conflict';
  }
  const type = valueIn(row, 'type') ?? '';
  const kind =
    conflictNames.find(([pattern]) => pattern.test(type))?.[1] ??
    displayIn(row, 'type') ??
    'Schedule conflict';
  const schedule = displayIn(row, 'schedule');
  return schedule ? `${kind}: ${schedule}` : kind;
}

/** The rows are written anew by every check: those of the episode's own time. */
function conflictRows(task: Task, bundle: Bundle, from: number, to: number) {
  return (bundle.tables.get('conflict') ?? []).filter(row => {
    const at = instantOf(row, 'sys_created_on', bundle.context);
    return (
      idIn(row, 'change') === task.sysId &&
      (!at || (at.time >= from - 60_000 && at.time <= to))
    );
  });
}

/** Waits in conflict with a freeze, a maintenance window or another change. */
function conflicts(
  task: Task,
  bundle: Bundle,
  begun: Instant | undefined,
): Wait[] {
  const { moves } = bundle.audit.pastOf(
    task.row,
    'conflict_status',
    bundle.context,
  );
  return moves.flatMap((move, place) => {
    if (move.to !== IN_CONFLICT || (begun && begun.time <= move.at.time)) {
      return [];
    }
    const left = moves[place + 1]?.at;
    const end = left && begun && begun.time < left.time ? begun : left ?? begun;
    const row = strongest(
      conflictRows(task, bundle, move.at.time, end?.time ?? Infinity),
    );
    return [
      {
        key: `${task.id}/conflict/${move.at.time}`,
        name: nameOfConflict(row),
        // Of several tellings the first in order counts: types before this.
        told: row ? idIn(row, 'type') : 'unnamed',
        start: move.at,
        end,
      },
    ];
  });
}

/**
 * The deliberate waits of a change.
 *
 * @remarks
 * From the audit alone: conflict records are deleted and written anew by
 * every check, and without the audit nothing says when a conflict was over or
 * a change became scheduled.
 */
export function timersOf(task: Task, bundle: Bundle): AnyFact[] {
  if (task.table.name !== 'change_request') {
    return [];
  }
  const { moves } = bundle.audit.pastOf(task.row, 'state', bundle.context);
  // Implementation begun, or given up: no window holds it any longer.
  const begun = moves.find(
    ({ to }) =>
      to === '-1' ||
      to === '0' ||
      to === 'Implement' ||
      to === 'Review' ||
      categoryOfState(task.table, to) === 'done',
  )?.at;
  return [
    ...windows(task, bundle, moves),
    ...conflicts(task, bundle, begun),
  ].flatMap(wait => timerFacts(task, bundle, wait));
}
