import {
  BoardAnswer,
  ChangeRequest,
  changeStates,
} from '../model/changeRequest';
import { bank } from '../organisation/bank';
import { nameOf } from '../organisation/people';
import { serviceNowTime } from '../time/wireTime';

/** The board as the service desk's groups call it. */
export const BOARD = 'Change Advisory Board';

const BOARD_ID = 'b0a2d000000000000000000000000001';

/** A field as `sysparm_display_value=all` writes it. */
const cell = (value: string, display = value) => ({
  value,
  display_value: display,
});

const time = (at: number) => cell(serviceNowTime(at));

/** Ids are hexadecimal, and the same for the same number. */
const idOf = (request: ChangeRequest, part: number) =>
  `${part.toString(16).padStart(4, '0')}${request
    .number!.slice(3)
    .padStart(28, '0')}`;

export const requestId = (request: ChangeRequest) => idOf(request, 0xc000);
const approvalId = (request: ChangeRequest) => idOf(request, 0xa000);
const groupId = (request: ChangeRequest) => idOf(request, 0x6000);

const person = (login: string) => cell(login, nameOf(login));

/** Latest instant that the service desk knows of. */
export function lastInstant(request: ChangeRequest): number {
  const { raised, moves, answers, corrections } = request;
  return Math.max(
    raised,
    ...[...moves, ...answers, ...corrections].map(({ at }) => at),
  );
}

/** A record of `change_request`. */
export function changeRow(request: ChangeRequest) {
  const { number, summary, component, ticket, raised, by, moves } = request;
  const state = changeStates[moves.at(-1)?.to ?? 'new'];
  return {
    sys_id: cell(requestId(request)),
    number: cell(number!),
    sys_class_name: cell('change_request', 'Change Request'),
    type: cell('normal', 'Normal'),
    state: cell(state),
    risk: cell('3', 'Moderate'),
    short_description: cell(summary),
    correlation_id: cell(ticket.key!),
    correlation_display: cell('Jira'),
    cmdb_ci: cell(component.name),
    assignment_group: {
      ...cell(BOARD_ID, BOARD),
      link: `${bank.serviceNow}/api/now/table/sys_user_group/${BOARD_ID}`,
    },
    opened_by: person(by),
    sys_created_on: time(raised),
    sys_updated_on: time(lastInstant(request)),
    sys_mod_count: cell(String(moves.length + request.corrections.length)),
  };
}

const lastAnswer = ({ answers }: ChangeRequest) =>
  answers.findLast(({ state }) => state !== 'requested') ?? answers[0];

/** The board's own approval, and that of whoever answered for it. */
export function approvalRows(request: ChangeRequest) {
  const last = request.answers.at(-1);
  if (!last) {
    return { group: [], approver: [] };
  }
  const [first] = request.answers;
  const about = cell(requestId(request), `Change Request: ${request.number}`);
  const changes = request.answers.length - 1;
  const times = {
    sys_created_on: time(first.at),
    sys_updated_on: time(last.at),
    sys_mod_count: cell(String(changes)),
  };
  return {
    group: [
      {
        sys_id: cell(groupId(request)),
        parent: about,
        assignment_group: cell(BOARD_ID, BOARD),
        wait_for: cell('any', 'First response from each'),
        approval: cell(last.state),
        ...times,
      },
    ],
    approver: [
      {
        sys_id: cell(approvalId(request)),
        sysapproval: about,
        group: cell(groupId(request)),
        'group.assignment_group': cell(BOARD_ID, BOARD),
        approver: person(lastAnswer(request).by),
        state: cell(last.state),
        ...times,
      },
    ],
  };
}

interface Audited {
  table: string;
  id: string;
  field: string;
  changes: ReadonlyArray<{ at: number; from: string; to: string; by: string }>;
}

function auditRows({ table, id, field, changes }: Audited) {
  return changes.map(({ at, from, to, by }, index) => ({
    // The first digit says which table the record is in: all are numbered alike.
    sys_id: cell(`${field.length.toString(16)}${index}${id[0]}${id.slice(3)}`),
    tablename: cell(table),
    documentkey: cell(id),
    fieldname: cell(field),
    oldvalue: cell(from),
    newvalue: cell(to),
    user: cell(by),
    sys_created_on: time(at),
    record_checkpoint: cell(String(index + 1)),
  }));
}

/** From each value to the next; the first is the one it was born with. */
function stepsOf(
  born: string,
  steps: ReadonlyArray<{ at: number; to: string; by: string }>,
) {
  return steps.map((step, index) => ({
    ...step,
    from: steps[index - 1]?.to ?? born,
  }));
}

/** What the audit recorded of a request and its approvals. */
export function auditOf(request: ChangeRequest) {
  const { moves, answers, corrections } = request;
  const states = moves.map(({ to, ...move }) => ({
    ...move,
    to: changeStates[to],
  }));
  const answered = stepsOf(
    'requested',
    answers.slice(1).map(({ at, state, by }) => ({ at, to: state, by })),
  );
  const plans = stepsOf(
    'As first written.',
    corrections.map(({ at, by }, index) => ({
      at,
      by,
      to: `As the board asked for (${index + 1}).`,
    })),
  );
  return [
    ...auditRows({
      table: 'change_request',
      id: requestId(request),
      field: 'state',
      changes: stepsOf(changeStates.new, states),
    }),
    ...auditRows({
      table: 'change_request',
      id: requestId(request),
      field: 'implementation_plan',
      changes: plans,
    }),
    ...auditRows({
      table: 'sysapproval_group',
      id: groupId(request),
      field: 'approval',
      changes: answered,
    }),
    ...auditRows({
      table: 'sysapproval_approver',
      id: approvalId(request),
      field: 'state',
      changes: answered,
    }),
  ];
}

/** Comments of the board, as the journal keeps them. */
export function journalOf(request: ChangeRequest) {
  const said = (answer: BoardAnswer) => answer.comment !== undefined;
  return request.answers.filter(said).map(({ at, by, comment }, index) => ({
    sys_id: cell(`70${index}${requestId(request).slice(3)}`),
    name: cell('sysapproval_approver'),
    element: cell('comments'),
    element_id: cell(approvalId(request)),
    value: cell(comment!),
    sys_created_on: time(at),
    sys_created_by: cell(by),
  }));
}
