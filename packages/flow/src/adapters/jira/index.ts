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
 * | webhook `jira:issue_created`, `jira:issue_updated`, `comment_created` | the same facts, with the same ids |
 *
 * Times and decisions that are knowingly not used:
 *
 * | field | why |
 * | --- | --- |
 * | `duedate`, `fixVersions[].releaseDate`, sprint dates | plans, not occurrences |
 * | `lastViewed`, `worklog`, `timespent` | about people's days, which are not measured |
 * | `statuscategorychangedate` | the changelog says it, and for every change |
 * | `approverDecision` of one approver among several | carries no time; the final decision does |
 * | former parents, epics and links | a link that was taken back must not join a journey |
 * | `changelog.histories[].historyMetadata` | says which automation acted, not when |
 *
 * Fact ids start with `issue/<internal id>`, `history/<id>` or `comment/<id>`,
 * which survive a move to another project; the former key becomes an alias of
 * the ticket. A parent, an epic and links are read from the issue as it
 * stands; entries of the changelog about them say only that something changed.
 *
 * @packageDocumentation
 */
export { adaptJira } from './adaptJira';
