/** Fields of content: whoever changes them after a rejection does the rework. */
export const contentFields = [
  'short_description',
  'description',
  'justification',
  'implementation_plan',
  'backout_plan',
  'test_plan',
  'risk_impact_analysis',
  'risk',
  'cmdb_ci',
  'start_date',
  'end_date',
] as const;

/** Fields whose every change is a fact. */
export const auditedFields = [
  'state',
  'approval',
  'conflict_status',
  ...contentFields,
] as const;

const ofTask = [
  'sys_id',
  'number',
  'sys_class_name',
  'state',
  'active',
  'short_description',
  'correlation_id',
  'correlation_display',
  'assignment_group',
  'cmdb_ci',
  'opened_at',
  'opened_by',
  'opened_by.user_name',
  'closed_at',
  'closed_by',
  'closed_by.user_name',
  'sys_created_on',
  'sys_updated_on',
  'sys_mod_count',
] as const;

/** Fields that are read, by table: what is worth fetching, and no more. */
export const usedFields: Readonly<Record<string, readonly string[]>> = {
  change_request: [
    ...ofTask,
    'type',
    'risk',
    'close_code',
    'start_date',
    'work_start',
    'work_end',
    'conflict_status',
  ],
  sc_request: ofTask,
  sc_req_item: ofTask,
  sc_task: [...ofTask, 'request_item'],
  change_task: [...ofTask, 'change_request', 'close_code'],
  sysapproval_approver: [
    'sys_id',
    'state',
    'approver',
    'approver.user_name',
    'sysapproval',
    'document_id',
    'group',
    'group.assignment_group',
    'wf_activity',
    'sys_created_on',
    'sys_updated_on',
    'sys_mod_count',
  ],
  sysapproval_group: [
    'sys_id',
    'sys_class_name',
    'parent',
    'approval',
    'approval_set',
    'assignment_group',
    'sys_created_on',
    'sys_updated_on',
    'sys_mod_count',
  ],
  sys_audit: [
    'sys_id',
    'tablename',
    'documentkey',
    'fieldname',
    'oldvalue',
    'newvalue',
    'user',
    'record_checkpoint',
    'sys_created_on',
    'sys_created_by',
  ],
  sys_journal_field: [
    'sys_id',
    'name',
    'element',
    'element_id',
    'sys_created_on',
    'sys_created_by',
  ],
  conflict: ['sys_id', 'change', 'type', 'schedule', 'sys_created_on'],
  sys_choice: [
    'sys_id',
    'name',
    'element',
    'value',
    'label',
    'language',
    'inactive',
  ],
};

const plan = 'a plan; what happened is recorded elsewhere';
const duration = 'a duration, written as a date of 1970';
const persons = 'about persons, whom no figure names';
const bookkeeping = 'when the row itself was last written; the audit says why';

const unusedOfTask: Readonly<Record<string, string>> = {
  due_date: plan,
  expected_start: plan,
  follow_up: plan,
  activity_due: plan,
  sla_due: 'a target; targets are configured here, per gate',
  made_sla: 'a verdict on a target that is not ours',
  approval: 'sums up the approval rows, which say who, when and how often',
  approval_history: 'a text; the approval rows say the same in fields',
  approval_set: 'of a ticket: when the sum of its approvals was last set',
  upon_approval: 'what the platform does next',
  upon_reject: 'what the platform does next',
  rejection_goto: 'what the platform does next',
  business_duration: duration,
  calendar_duration: duration,
  calendar_stc: duration,
  time_worked: persons,
  reassignment_count: persons,
  escalation: 'a level, without a time',
  stage: 'how the state is shown to who ordered',
  sys_tags: 'whatever people file it under',
};

const actualDates = {
  work_start: 'of a task: its state says when it began',
  work_end: 'of a task: its state says when it ended',
};

const {
  approval: _approval,
  approval_set: _approvalSet,
  ...unusedOfGroup
} = unusedOfTask;

/** Times and decisions that are knowingly not read, by table: why. */
export const unusedFields: Readonly<
  Record<string, Readonly<Record<string, string>>>
> = {
  change_request: {
    ...unusedOfTask,
    end_date: plan,
    requested_by_date: plan,
    cab_date: plan,
    cab_date_time: plan,
    cab_required: 'says that a board is to be asked; approvals say when it was',
    cab_delegate: persons,
    cab_recommendation: 'a text; the approval rows hold the decision',
    review_date: plan,
    review_status: 'how people liked the result, after everything was decided',
    conflict_last_run:
      'when a check ran, whatever it found; the audit says what',
    on_hold: 'nothing says whose wait it is; the state goes on beside it',
    on_hold_reason: 'a text',
    phase: 'the state of releases before 2015, kept for reports',
    phase_state: 'the state of releases before 2015, kept for reports',
    outside_maintenance_schedule: 'conflicts say so, with their schedule',
    exclude_from_conflict_detection: 'a setting',
    unauthorized: 'a verdict without a time',
  },
  sc_request: {
    ...unusedOfTask,
    ...actualDates,
    requested_date: plan,
    request_state: 'sums up the items, which are read',
  },
  sc_req_item: { ...unusedOfTask, ...actualDates, estimated_delivery: plan },
  sc_task: { ...unusedOfTask, ...actualDates },
  change_task: {
    ...unusedOfTask,
    planned_start_date: plan,
    planned_end_date: plan,
    ...actualDates,
    on_hold: 'nothing says whose wait it is; the state goes on beside it',
  },
  sysapproval_approver: {
    due_date: plan,
    expected_start: plan,
    comments: 'texts are never read; the journal says that there was one',
    approval_source: 'what asked for the approval',
    approval_reason: 'a text',
    approval_column: 'a setting',
    approval_journal_column: 'a setting',
    state_binding: 'a setting',
    iteration: 'counts the times a workflow asked; the rows say when',
  },
  sysapproval_group: {
    ...unusedOfGroup,
    state: 'of a group approval: `approval` decides',
    wait_for: 'the row is approved when its own rule is met',
    reject_handling: 'the row is rejected when its own rule is met',
    approval_user: persons,
    opened_at: 'equals its creation',
    closed_at: 'follows the decision',
    work_start: bookkeeping,
    work_end: bookkeeping,
  },
  sys_audit: { sys_updated_on: bookkeeping, reason: 'a text' },
  sys_journal_field: { value: 'texts are never read' },
  conflict: {
    conflicting_change: 'which other change it is, not when anything was',
    last_checked: 'when a check ran; the audit says what it found',
    sys_updated_on: bookkeeping,
  },
  sys_choice: { sys_created_on: bookkeeping, sys_updated_on: bookkeeping },
};

/**
 * What is worth fetching of ServiceNow: fields by table, and the fields whose
 * every change the audit is asked for.
 *
 * @public
 */
export const serviceNowFields = { used: usedFields, audited: auditedFields };
