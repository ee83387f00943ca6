import { Person } from '../../events/data/person';
import { FieldPast } from './audit';
import { Bundle } from './bundle';
import { displayIn, idIn, instantOf, Row, valueIn } from './row';
import { meaning } from '../../events/meaning';

/** What an approval row may hold. */
export type ApprovalState =
  | 'waiting'
  | 'requested'
  | 'approved'
  | 'rejected'
  | 'needless'
  | 'cancelled';

/**
 * One row entering a state.
 *
 * `needless` is a row that others made superfluous: nobody's decision.
 */
export interface Step {
  /** Which row of the unit. */
  member: string;
  time: number;
  state: ApprovalState;
  actor?: Person;
  inferred: boolean;
  /** True where nobody knows whether it was asked for anew, or only touched. */
  again?: boolean;
}

/** Rows that decide together, and what happened to them in order of time. */
export interface ApprovalUnit {
  /** Key of the approval. */
  key: string;
  name: string;
  ticket: string;
  steps: Step[];
  /** Steps of the persons, where `steps` are those of their group. */
  personal: Step[];
  /** Rows whose comments count. */
  members: string[];
}

const states: Readonly<Record<string, ApprovalState>> = {
  'not requested': 'waiting',
  'not yet requested': 'waiting',
  requested: 'requested',
  approved: 'approved',
  rejected: 'rejected',
  not_required: 'needless',
  'not required': 'needless',
  'no longer required': 'needless',
  duplicate: 'needless',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

/** A state that is not known here is one in which nobody waits: not requested. */
const stateOf = (value: string | undefined): ApprovalState =>
  meaning(states, value?.toLowerCase()) ?? 'waiting';

interface Reading {
  row: Row;
  field: 'state' | 'approval';
  past: FieldPast;
  bundle: Bundle;
}

const memberOf = (row: Row) => idIn(row, 'sys_id') ?? '';

/** The steps that the audit, or a row that nobody touched, records. */
function recordedSteps({ row, past, bundle }: Reading): Step[] {
  const created = instantOf(row, 'sys_created_on', bundle.context);
  const member = memberOf(row);
  const birth = created && {
    member,
    time: created.time,
    state: stateOf(past.born),
    inferred: created.assumedZone === true,
  };
  const moves = past.moves.map(({ at, to, actor }) => ({
    member,
    time: at.time,
    state: stateOf(to),
    actor,
    inferred: at.assumedZone === true,
  }));
  return [...(birth ? [birth] : []), ...moves];
}

/**
 * The steps that a row shows of itself: it is updated in place, so that it
 * was asked for when it was created, and is what it is since it was updated.
 *
 * A group's row also records when it was approved or rejected. A row that was
 * updated and stands requested was asked for by then at the latest: that time
 * is the row's own. Were it called concluded, a fold that knows the first ask
 * from before would take it for the same one, and lose the second round.
 */
function concludedSteps({ row, field, past, bundle }: Reading): Step[] {
  const { context } = bundle;
  const state = stateOf(valueIn(row, field));
  const member = memberOf(row);
  const isDecision = state === 'approved' || state === 'rejected';
  const decided = isDecision
    ? instantOf(row, 'approval_set', context)
    : undefined;
  const updated = decided ?? instantOf(row, 'sys_updated_on', context);
  const created =
    state === 'waiting' || past.moves.length > 0
      ? undefined
      : instantOf(row, 'sys_created_on', context);
  const isOwn = decided !== undefined || state === 'requested';
  const steps: Step[] = [];
  if (created) {
    const { time } = created;
    steps.push({ member, time, state: 'requested', inferred: true });
  }
  if (updated) {
    const { time, assumedZone = false } = updated;
    const again = state === 'requested';
    steps.push({ member, time, state, inferred: !isOwn || assumedZone, again });
  }
  return steps;
}

/** What happened to one row, recorded where the audit has it. */
function stepsOf(row: Row, field: Reading['field'], bundle: Bundle) {
  const past = bundle.audit.pastOf(row, field, bundle.context);
  const reading = { row, field, past, bundle };
  const { known, moves } = past;
  return {
    known,
    steps: [
      ...(known || moves.length > 0 ? recordedSteps(reading) : []),
      ...(known ? [] : concludedSteps(reading)),
    ],
  };
}

const rankOf = ({ state }: Step) =>
  state === 'needless' || state === 'cancelled' ? 1 : 0;

const inOrder = (steps: readonly Step[]) =>
  [...steps].sort(
    (one, other) =>
      one.time - other.time ||
      // A person's decision makes the others' rows needless, in that second.
      rankOf(one) - rankOf(other),
  );

/** The unit of a group's rows: its own where there is one, else its members'. */
export function unitOf(
  about: { key: string; name: string; ticket: string },
  rows: { group?: Row; approvers: readonly Row[] },
  bundle: Bundle,
): ApprovalUnit {
  const { group, approvers } = rows;
  const each = approvers.map(row => stepsOf(row, 'state', bundle));
  const personal = inOrder(each.flatMap(({ steps }) => steps));
  const own = group && stepsOf(group, 'approval', bundle);
  const membersKnow = each.length > 0 && each.every(({ known }) => known);
  const useOwn = own && (own.known || !membersKnow);
  return {
    ...about,
    steps: useOwn ? inOrder(own.steps) : personal,
    personal,
    members: approvers.map(memberOf),
  };
}

/** Name of the group that a row, or the group's own row, belongs to. */
export const groupNameOf = (
  group: Row | undefined,
  approver: Row | undefined,
) =>
  (group && displayIn(group, 'assignment_group')) ??
  (approver && displayIn(approver, 'group.assignment_group'));
