/**
 * ServiceNow: changes, requests and tasks with their approvals and audit.
 *
 * @remarks
 * Recognised shapes, with `sysparm_display_value` of any kind:
 *
 * | shape | gives |
 * | --- | --- |
 * | record of `change_request`, `sc_request`, `sc_req_item`, `sc_task`, `change_task` | ticket.created, .updated, .closed; .statuschanged, inferred |
 * | with `sys_audit` beside it | ticket.statuschanged, .closed, .reopened, .updated (that content changed), observed; timer.started, .finished |
 * | `sysapproval_approver`, `sysapproval_group` | approval.created, approval.closed; observed with `sys_audit` beside it |
 * | `sys_journal_field` beside its ticket | ticket.commented, and whether a decision was commented on |
 * | `conflict` beside its change and `sys_audit` | the name of a timer |
 * | `sys_choice` beside anything | the labels of states |
 *
 * A record may stand alone, in a list, in `{ result: […] }` as the Table API
 * answers, or in `{ records: […] }` as a list exports. Records that belong
 * together are given together, by table:
 * `{ "change_request": […], "sys_audit": […], "sysapproval_approver": […] }`,
 * each a list or an answer.
 *
 * **Tickets.** The key is the number. `ticketType` is `Normal Change`,
 * `Standard Change`, `Emergency Change` (or the instance's own type and
 * `Change`), `Request`, `Request Item`, `Catalog Task`, `Change Task`; the
 * risk is the risk class; `project` is the assignment group. Statuses are the
 * labels of the states. A key of another tracker in `correlation_id`,
 * `correlation_display`, the short description or, alone, in a field `u_…` is
 * a link `correlates with`; so is the item or change that a task is a part of.
 *
 * **Approvals.** Rows that decide together are one approval: those of a group
 * (its own row says when the group decided, whatever its rule), else all
 * persons that one step of a workflow asks. A round is open until nobody of
 * them is requested; `not_required` and `cancelled` are nobody's decision.
 * The approval's name is the group's, else the workflow step's, else
 * `Individual approval`.
 *
 * **What is inferred.** Approval rows and states are updated in place. Where
 * the audit is not readable, a row was asked for when it was created, is what
 * it is since it was last updated, and a change began and ended when its
 * actual dates say: all of it marked. Timers need the audit.
 * What the record itself dates is not concluded: its creation, a group's
 * decision (`approval_set`), and that an updated row stands requested again.
 *
 * **Time.** `value` of `{ value, display_value }` is UTC by contract. A text
 * alone is in `timeZone` (`inputs.servicenow.timeZone`), else UTC and marked.
 *
 * Times and decisions that are knowingly not used: see `fields.ts`.
 *
 * Fact ids are `<table>/<sys_id>/…`, and `sys_audit/<sys_id>` for what the
 * audit tells.
 *
 * @packageDocumentation
 */
export { adaptServiceNow } from './adaptServiceNow';
export { serviceNowFields } from './fields';
