/** What the Table API writes for a field with `sysparm_display_value=all`. */
export const cell = (value: string, display_value = value) => ({
  value,
  display_value,
});

/** An instant of 2 March 2026 as it is stored, in UTC. */
export const utc = (clock: string) => `2026-03-02 ${clock}:00`;

/** The same, with what somebody in Berlin reads: an hour more. */
export const instant = (clock: string) =>
  cell(utc(clock), utc(`${Number(clock.slice(0, 2)) + 1}${clock.slice(2)}`));

const cellsOf = (values: Record<string, string | object>) =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'string' ? cell(value) : value,
    ]),
  );

export const CHANGE = 'c1';

/** A normal change that was closed at 15:00. */
export const change = (more: Record<string, string | object> = {}) =>
  cellsOf({
    sys_id: CHANGE,
    number: 'CHG0030001',
    sys_class_name: cell('change_request', 'Change Request'),
    type: cell('normal', 'Normal'),
    state: cell('3', 'Closed'),
    active: 'false',
    risk: cell('3', 'Moderate'),
    short_description: 'Move the ledger to the new cluster',
    correlation_id: 'PAY-12',
    correlation_display: '',
    assignment_group: cell('g1', 'Platform'),
    cmdb_ci: cell('i1', 'ledger'),
    opened_by: cell('u1', 'Mia Example'),
    'opened_by.user_name': 'mia',
    close_code: cell('successful', 'Successful'),
    start_date: '',
    work_start: '',
    work_end: '',
    conflict_status: 'Not Run',
    closed_at: instant('15:00'),
    opened_at: instant('09:00'),
    sys_created_on: instant('09:00'),
    sys_updated_on: instant('15:00'),
    sys_mod_count: '9',
    ...more,
  });

let rows = 0;

/** A row of the audit: a field of a record going from one value to another. */
export const audited = (
  clock: string,
  change_: readonly [from: string, to: string],
  more: Record<string, string | object> = {},
) => {
  rows += 1;
  return cellsOf({
    sys_id: `a${rows}`,
    tablename: 'change_request',
    documentkey: CHANGE,
    fieldname: 'state',
    oldvalue: change_[0],
    newvalue: change_[1],
    user: 'ines',
    record_checkpoint: String(rows),
    sys_created_on: instant(clock),
    ...more,
  });
};

/** A person who is asked, by the name of their account. */
export const approver = (
  id: string,
  state: string,
  more: Record<string, string | object> = {},
) =>
  cellsOf({
    sys_id: id,
    state,
    approver: cell(`user-${id}`, 'Ruth Example'),
    'approver.user_name': `account-${id}`,
    sysapproval: cell(CHANGE, 'CHG0030001'),
    group: cell('ga1', 'GAP0010001'),
    'group.assignment_group': cell('g2', 'Change board'),
    wf_activity: '',
    sys_created_on: instant('10:00'),
    sys_updated_on: instant('10:00'),
    sys_mod_count: '0',
    ...more,
  });

/** The row of a group that is asked. */
export const group = (
  approval: string,
  more: Record<string, string | object> = {},
) =>
  cellsOf({
    sys_id: 'ga1',
    sys_class_name: 'sysapproval_group',
    parent: cell(CHANGE, 'CHG0030001'),
    approval,
    approval_set: '',
    assignment_group: cell('g2', 'Change board'),
    sys_created_on: instant('10:00'),
    sys_updated_on: instant('10:00'),
    sys_mod_count: '0',
    ...more,
  });

export const ofApprover = (id: string) => ({
  tablename: 'sysapproval_approver',
  documentkey: id,
});

export const ofGroup = {
  tablename: 'sysapproval_group',
  documentkey: 'ga1',
  fieldname: 'approval',
};

/** A catalog task of a request item. */
export const task = (more: Record<string, string | object> = {}) =>
  cellsOf({
    sys_id: 't1',
    number: 'SCTASK0010007',
    sys_class_name: 'sc_task',
    state: cell('2', 'Work in Progress'),
    active: 'true',
    short_description: 'Open the firewall',
    request_item: cell('r1', 'RITM0010004'),
    assignment_group: cell('g3', 'Network'),
    opened_at: instant('09:00'),
    sys_created_on: instant('09:00'),
    sys_updated_on: instant('11:00'),
    sys_mod_count: '2',
    ...more,
  });
