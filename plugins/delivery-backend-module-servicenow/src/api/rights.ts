/**
 * What a user needs to read a table, as ServiceNow calls it: the least that
 * it ships, or a rule for the table alone.
 */
const rights: Readonly<Record<string, readonly string[]>> = {
  change_request: ['sn_change_read'],
  sc_req_item: ['itil, or a read ACL on sc_req_item'],
  sc_task: ['itil, or a read ACL on sc_task'],
  sysapproval_approver: [
    'approver_user, or a read ACL on sysapproval_approver',
  ],
  sysapproval_group: ['itil, or a read ACL on sysapproval_group'],
  sys_audit: ['a read ACL on sys_audit'],
  sys_journal_field: ['a read ACL on sys_journal_field'],
  conflict: ['sn_change_read'],
  sys_choice: ['a read ACL on sys_choice'],
};

export const rightsFor = (table: string): readonly string[] =>
  rights[table] ?? [];

/** What is lost while a table cannot be read. */
export const lossWithout: Readonly<Record<string, string>> = {
  sysapproval_approver:
    'Who approved is not known, nor approvals that no group was asked for.',
  sysapproval_group:
    'When a group decided is concluded from its members’ answers.',
  sys_audit:
    'When states changed and approvals were decided is concluded from the records as they stand, and marked as inferred; waits for change windows and freezes are not shown.',
  sys_journal_field: 'Whether decisions were commented on is not known.',
  conflict: 'Waits for freezes are shown without the freeze’s name.',
  sys_choice: 'States that the instance named itself are shown as numbers.',
};
