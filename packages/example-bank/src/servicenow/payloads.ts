import { ChangeRequest } from '../model/changeRequest';
import { BankPayload } from '../payload';
import { approvalRows, auditOf, changeRow, journalOf } from './rows';

/**
 * The Table API's answers about change requests, one file a request: its
 * record with its approvals, their journal and their audit.
 */
export function* serviceNowPayloads(
  requests: readonly ChangeRequest[],
): Iterable<BankPayload> {
  for (const request of requests) {
    const { group, approver } = approvalRows(request);
    yield {
      path: `servicenow/change_request/${request.number}.json`,
      kind: 'servicenow',
      payload: {
        change_request: [changeRow(request)],
        sysapproval_group: group,
        sysapproval_approver: approver,
        sys_journal_field: journalOf(request),
        sys_audit: auditOf(request),
      },
    };
  }
}
