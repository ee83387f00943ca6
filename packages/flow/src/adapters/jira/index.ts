/**
 * Jira: issues with their changelog, comments, service-desk approvals, webhooks.
 *
 * @remarks
 * Recognised shapes, each alone, in a list, or inside `{ issues: […] }`:
 *
 * | shape | gives |
 * | --- | --- |
 * | issue (`key`, `fields`, perhaps `changelog`) | ticket.created, .updated, .statuschanged, .closed, .reopened, .commented; approvals in its custom fields |
 * | `{ values: [histories] }` with the key in the path | ticket.statuschanged, .closed, .reopened |
 * | `{ comments: […] }` with the key in the path | ticket.commented |
 * | service-desk approval, or a page of them | approval.created, approval.closed |
 * | webhook `jira:issue_created`, `jira:issue_updated`, `comment_created` | the same facts, with the same ids; what an issue is like under an id of its own |
 *
 * What Jira answers apart may be put into its issue, beside `fields`:
 * `remotelinks` (the list of `/issue/<key>/remotelink`) and `approvals` (that
 * of a service desk). Linked pages of changes become `changes` of the ticket,
 * numbers of a service-management tool links `is correlated with`.
 *
 * Times and decisions that are knowingly not used stand in `fields.ts`, each
 * with its reason; a test walks the payloads for others. Apart from them:
 * `approverDecision` of one approver among several carries no time, and the
 * final decision does; former parents, epics and links are not read, because
 * what was taken back must not join a journey.
 *
 * Fact ids start with `issue/<internal id>`, `history/<id>` or `comment/<id>`,
 * which survive a move to another project; the former key becomes an alias of
 * the ticket. A parent, an epic and links are read from the issue as it
 * stands; entries of the changelog about them say only that something changed.
 *
 * @packageDocumentation
 */
export { adaptJira } from './adaptJira';
export { jiraFields } from './fields';
