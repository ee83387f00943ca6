import { describeAnything } from '../__testUtils__/anythingLaw';
import { decided, individual } from './__testUtils__/approvals';
import {
  approver,
  audited,
  change,
  group,
  instant,
  ofGroup,
} from './__testUtils__/records';
import { adaptServiceNow } from './adaptServiceNow';

const known = [
  {
    change_request: [change()],
    sysapproval_group: [group('approved')],
    sysapproval_approver: [
      approver('p1', 'approved'),
      approver('p2', 'rejected'),
    ],
    sys_audit: [
      audited('12:00', ['requested', 'approved'], ofGroup),
      decided('p1', '12:00', 'approved'),
    ],
  },
  { result: [change()] },
  change(),
  approver('p1', 'approved'),
];

describeAnything({
  adapt: payload => adaptServiceNow(payload),
  fields: `
    result change_request sc_req_item sc_task sysapproval_approver
    sysapproval_group sys_audit sys_journal_field conflict cmn_schedule
    sys_choice sys_id number sys_class_name type state approval phase stage
    sys_created_on sys_updated_on sys_mod_count opened_at closed_at start_date
    end_date work_start work_end correlation_id correlation_display parent
    request_item sysapproval group assignment_group approver wait_for
    tablename documentkey fieldname oldvalue newvalue user record_checkpoint
    name element element_id value display_value link label sequence
    conflict_last_run conflict_status change last_checked schedule`.trim(),
  values: [
    'CHG0030001',
    'change_request',
    'requested',
    'approved',
    '-5',
    instant('09:00'),
    { value: 'CHG0030001', display_value: 'CHG0030001' },
    ...Object.values(individual),
  ],
  known,
});
