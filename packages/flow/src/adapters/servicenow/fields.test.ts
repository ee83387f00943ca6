import { parseInstant } from '../../events/instant';
import { contentFields, unusedFields, usedFields } from './fields';

/** Fields that name a decision, whatever they hold. */
const DECISION =
  /approv|reject|state|status|conflict|decision|hold|phase|cab_|recommend|wait_for|made_sla|unauthorized|^stage$/;

const date = '2026-03-02 09:00:00';
const lasted = '1970-01-01 02:00:00';

const ofTask = {
  sys_id: 'x1',
  number: 'X0010001',
  active: 'true',
  activity_due: date,
  approval: 'requested',
  approval_history: '',
  approval_set: date,
  assigned_to: 'u1',
  assignment_group: 'g1',
  business_duration: lasted,
  calendar_duration: lasted,
  close_notes: '',
  closed_at: date,
  closed_by: 'u1',
  cmdb_ci: 'i1',
  correlation_display: '',
  correlation_id: '',
  description: '',
  due_date: date,
  escalation: '0',
  expected_start: date,
  follow_up: date,
  made_sla: 'true',
  opened_at: date,
  opened_by: 'u1',
  parent: '',
  priority: '4',
  reassignment_count: '0',
  rejection_goto: '',
  short_description: '',
  sla_due: date,
  state: '1',
  sys_created_by: 'mia',
  sys_created_on: date,
  sys_mod_count: '1',
  sys_updated_by: 'mia',
  sys_updated_on: date,
  time_worked: lasted,
  upon_approval: 'proceed',
  upon_reject: 'cancel',
  work_end: date,
  work_start: date,
};

/** Every field that ServiceNow ships for a table, as the Table API names it. */
const records: Record<string, Record<string, string>> = {
  change_request: {
    ...ofTask,
    backout_plan: '',
    cab_date: '2026-03-02',
    cab_date_time: date,
    cab_delegate: '',
    cab_recommendation: '',
    cab_required: 'false',
    category: 'Software',
    change_plan: '',
    chg_model: 'm1',
    close_code: 'successful',
    conflict_last_run: date,
    conflict_status: 'Not Run',
    end_date: date,
    exclude_from_conflict_detection: 'false',
    implementation_plan: '',
    justification: '',
    on_hold: 'false',
    on_hold_reason: '',
    outside_maintenance_schedule: 'false',
    phase: 'requested',
    phase_state: 'open',
    production_system: 'true',
    requested_by: 'u1',
    requested_by_date: date,
    review_comments: '',
    review_date: '2026-03-02',
    review_status: '',
    risk: '3',
    risk_impact_analysis: '',
    start_date: date,
    test_plan: '',
    type: 'normal',
    unauthorized: 'false',
  },
  sc_request: { ...ofTask, request_state: 'in_process', requested_date: date },
  sc_req_item: { ...ofTask, estimated_delivery: date, stage: 'fulfillment' },
  sc_task: { ...ofTask, calendar_stc: lasted, request_item: 'r1' },
  change_task: {
    ...ofTask,
    change_request: 'c1',
    close_code: 'successful',
    on_hold: 'false',
    planned_end_date: date,
    planned_start_date: date,
  },
  sysapproval_approver: {
    approval_column: 'approval',
    approval_journal_column: 'approval_history',
    approval_reason: '',
    approval_source: '',
    approver: 'u1',
    comments: '',
    document_id: 'c1',
    due_date: date,
    expected_start: date,
    group: 'ga1',
    iteration: '1',
    order: '',
    process_step: '',
    source_table: 'change_request',
    state: 'requested',
    state_binding: '',
    sys_created_on: date,
    sys_id: 'p1',
    sys_mod_count: '0',
    sys_updated_on: date,
    sysapproval: 'c1',
    wf_activity: '',
  },
  sysapproval_group: {
    ...ofTask,
    approval_user: '',
    reject_handling: 'reject',
    wait_for: 'any',
  },
  sys_audit: {
    documentkey: 'c1',
    fieldname: 'state',
    newvalue: '-4',
    oldvalue: '-5',
    reason: '',
    record_checkpoint: '1',
    sys_created_by: 'mia',
    sys_created_on: date,
    sys_id: 'a1',
    sys_updated_on: date,
    tablename: 'change_request',
    user: 'mia',
  },
  sys_journal_field: {
    element: 'comments',
    element_id: 'c1',
    name: 'change_request',
    sys_created_by: 'mia',
    sys_created_on: date,
    sys_id: 'j1',
    value: '',
  },
  conflict: {
    change: 'c1',
    configuration_item: 'i1',
    conflicting_change: '',
    impacted_service: '',
    last_checked: date,
    related_configuration_item: '',
    schedule: 's1',
    sys_created_on: date,
    sys_id: 'k1',
    sys_updated_on: date,
    type: 'blackout',
  },
  sys_choice: {
    element: 'state',
    inactive: 'false',
    label: 'New',
    language: 'en',
    name: 'change_request',
    sys_created_on: date,
    sys_id: 'o1',
    sys_updated_on: date,
    value: '-5',
  },
};

describe('fields', () => {
  it('are those of every table that is read', () => {
    expect(Object.keys(records).sort()).toEqual(Object.keys(usedFields).sort());
    expect(Object.keys(unusedFields).sort()).toEqual(
      Object.keys(usedFields).sort(),
    );
  });

  it.each(Object.entries(records))(
    'of %s with a time or a decision are used, or knowingly not',
    (table, record) => {
      const telling = Object.entries(record)
        .filter(([field, value]) => parseInstant(value) || DECISION.test(field))
        .map(([field]) => field);
      const known = new Set([
        ...usedFields[table],
        ...Object.keys(unusedFields[table]),
        // Whether they change is read; what they hold is not.
        ...contentFields,
      ]);
      expect(telling.length).toBeGreaterThan(0);
      expect(telling.filter(field => !known.has(field))).toEqual([]);
    },
  );

  it.each(Object.keys(records))('of %s are never both', table => {
    const used = new Set<string>(usedFields[table]);
    expect(
      Object.keys(unusedFields[table]).filter(field => used.has(field)),
    ).toEqual([]);
  });

  it.each(Object.keys(records))('of %s that are used exist', table => {
    const shipped = new Set([...Object.keys(records[table]), 'sys_class_name']);
    expect(
      usedFields[table].filter(field => !shipped.has(field.split('.')[0])),
    ).toEqual([]);
  });
});
