import { ServiceNowInstance, StoredRow } from '@delivery-stack/vendor-replay';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday; the clock of the instance begins here. */
export const MONDAY = Date.parse('2026-03-02T00:00:00Z');

export const ITEM = 'c1'.repeat(16);
const GROUP = '61'.repeat(16);
const BOARD = '62'.repeat(16);

/** Accounts that the instance knows, by a letter. */
export const userOf = (letter: string) =>
  `${letter.codePointAt(0)!.toString(16)}`.repeat(16);

const settings: Record<string, StoredRow[]> = {
  cmdb_ci: [{ sys_id: ITEM, name: 'ledger' }],
  sys_user: ['m', 'r', 'o'].map(letter => ({
    sys_id: userOf(letter),
    user_name: `user-${letter}`,
    name: `Person ${letter}`,
  })),
  sys_user_group: [
    { sys_id: GROUP, name: 'Platform' },
    { sys_id: BOARD, name: 'Change board' },
  ],
  sys_choice: [
    {
      sys_id: 'e1'.repeat(16),
      name: 'change_request',
      element: 'state',
      value: '-4',
      label: 'Assess',
      language: 'en',
      inactive: 'false',
    },
  ],
};

const empty = [
  'change_request',
  'sc_req_item',
  'sc_task',
  'sysapproval_approver',
  'sysapproval_group',
  'sys_audit',
  'sys_journal_field',
  'conflict',
];

const numbered = (prefix: string, number: number) =>
  `${prefix}${String(number).padStart(7, '0')}`;

/** An instance with nothing but its settings: every table is there, and empty. */
export function emptyInstance(): ServiceNowInstance {
  const instance = ServiceNowInstance.create({ tables: settings });
  for (const table of empty) {
    instance.put(table, { sys_id: '0'.repeat(32) });
    instance.remove(table, '0'.repeat(32));
  }
  return instance;
}

/** A change that was opened at an instant; its number tells it from others. */
export function openChange(
  instance: ServiceNowInstance,
  number: number,
  at: number,
  more: StoredRow = {},
): string {
  return instance.insert(
    'change_request',
    {
      number: numbered('CHG', number),
      sys_class_name: 'change_request',
      type: 'normal',
      state: '-5',
      active: 'true',
      risk: '3',
      short_description: `Change ${number}`,
      correlation_id: `PAY-${number}`,
      assignment_group: GROUP,
      cmdb_ci: ITEM,
      opened_by: userOf('m'),
      opened_at: '',
      conflict_status: 'Not Run',
      ...more,
    },
    at,
  ).sys_id;
}

/** Asks the board: one row for the group, one for each of two persons. */
export function askBoard(
  instance: ServiceNowInstance,
  change: string,
  at: number,
): { group: string; approvers: string[] } {
  const group = instance.insert(
    'sysapproval_group',
    {
      sys_class_name: 'sysapproval_group',
      parent: change,
      approval: 'requested',
      assignment_group: BOARD,
    },
    at,
  ).sys_id;
  const approvers = ['r', 'o'].map(
    letter =>
      instance.insert(
        'sysapproval_approver',
        {
          approver: userOf(letter),
          state: 'requested',
          sysapproval: change,
          group,
        },
        at,
      ).sys_id,
  );
  return { group, approvers };
}

/** One person of the board decides for all of it. */
export function decide(
  instance: ServiceNowInstance,
  board: ReturnType<typeof askBoard>,
  decision: { to: 'approved' | 'rejected'; at: number },
): void {
  const { to, at } = decision;
  const [first, ...others] = board.approvers;
  const by = 'user-r';
  const values = { state: to };
  instance.update('sysapproval_approver', first, { values, at, by });
  for (const other of others) {
    instance.update('sysapproval_approver', other, {
      values: { state: 'not_required' },
      at,
    });
  }
  instance.update('sysapproval_group', board.group, {
    values: { approval: to },
    at,
  });
}

/** A change that goes its whole way within a day. */
export function wholeChange(
  instance: ServiceNowInstance,
  number: number,
  at: number,
): string {
  const change = openChange(instance, number, at);
  const move = (state: string, hours: number) =>
    instance.update('change_request', change, {
      values: { state },
      at: at + hours * HOUR,
      by: 'user-m',
    });
  move('-4', 1);
  const board = askBoard(instance, change, at + HOUR);
  decide(instance, board, { to: 'approved', at: at + 5 * HOUR });
  move('-2', 5);
  move('-1', 8);
  move('0', 9);
  instance.update('change_request', change, {
    values: { state: '3', active: 'false', close_code: 'successful' },
    at: at + 10 * HOUR,
    by: 'user-m',
  });
  return change;
}

/** A request item for a story, and its task, which a network team works on. */
export function requestFor(
  instance: ServiceNowInstance,
  number: number,
  at: number,
): void {
  const common = { active: 'true', assignment_group: GROUP, state: '1' };
  const item = instance.insert(
    'sc_req_item',
    {
      ...common,
      number: numbered('RITM', number),
      correlation_id: `PAY-${number}`,
    },
    at,
  ).sys_id;
  const task = instance.insert(
    'sc_task',
    { ...common, number: numbered('SCTASK', number), request_item: item },
    at,
  ).sys_id;
  instance.update('sc_task', task, {
    values: { state: '2' },
    at: at + 6 * HOUR,
  });
  instance.update('sc_task', task, {
    values: { state: '3', active: 'false' },
    at: at + 9 * HOUR,
  });
}

/**
 * A bank's fortnight: changes that are approved, that are sent back and
 * approved later, that still wait, and requests.
 */
export function fortnight(count: number): ServiceNowInstance {
  const instance = emptyInstance();
  goOn(instance, { from: 1, to: count });
  return instance;
}

/** Records of that fortnight by their number: what happens while one looks. */
export function goOn(
  instance: ServiceNowInstance,
  numbers: { from: number; to: number },
): void {
  for (let number = numbers.from; number <= numbers.to; number += 1) {
    const at = MONDAY + number * HOUR;
    if (number % 4 === 0) {
      requestFor(instance, number, at);
    } else if (number % 4 === 1) {
      const change = openChange(instance, number, at);
      const board = askBoard(instance, change, at + HOUR);
      decide(instance, board, { to: 'rejected', at: at + 4 * HOUR });
      const again = askBoard(instance, change, at + 30 * HOUR);
      decide(instance, again, { to: 'approved', at: at + 33 * HOUR });
    } else if (number % 4 === 2) {
      askBoard(instance, openChange(instance, number, at), at + HOUR);
    } else {
      wholeChange(instance, number, at);
    }
  }
}
