/**
 * GitLab: answers of its REST API, and webhooks.
 *
 * @remarks
 * Recognised shapes, each alone or in a list:
 *
 * | shape | gives |
 * | --- | --- |
 * | merge request | change.created, .updated, .merged, .abandoned |
 * | note on one (also in a discussion) | change.commented, .reviewed, .reviewrequested, .drafted, .readied, .updated (a push), taskrun.queued, .finished (the merge train) |
 * | state event, event of a project, approvals of a merge request | change.abandoned, .updated, .reviewed |
 * | commit (merge request in the path) | commit.authored |
 * | car of a merge train | taskrun.queued, .finished |
 * | pipeline | pipelinerun.queued, .started, .finished |
 * | job, also one that starts another pipeline | taskrun.queued, .started, .finished |
 * | jobs of a pipeline, in one list | also approval.created, .closed of manual jobs, timer.started, .finished of delayed ones |
 * | deployment | deployment.created, .statuschanged, service.deployed; where it is read alone, and not in a list, approval.* of its rules |
 * | webhooks of all these, and pushes | the same; times that they only have about are inferred |
 *
 * What belongs together is better read together, in one object:
 *
 * | object | members | gives besides |
 * | --- | --- | --- |
 * | a merge request | `merge_request`, `notes`; and `commits`, `approval_state` | approval.* of its approval rules, by their names; who of a note is the author |
 * | a pipeline | `pipeline`, `jobs` (the retried ones too) | |
 * | a deployment | `deployment`; and `jobs` of its pipeline | since when its approvals were waited for |
 *
 * Notes, approvals and commits do not say where they are: put it into the
 * path, as the API has it: `projects/bank%2Fledger/merge_requests/12/notes`.
 *
 * Whose time it is. Jobs are created with their pipeline, so that `created_at`
 * begins no queue: the runners' is `queued_duration` alone. What lies between
 * a pipeline's coming to a manual job and somebody's pressing play is a round
 * of an approval that is called as the job; who pressed it decided. A delay is
 * a timer. A retry is another job with another id: what lies between it and
 * the job before is nobody's work. A deployment is created with its pipeline,
 * too; `blocked` is when it waits. Each rule of its approvals is an approval
 * of the same environment, called after the group or role that may approve,
 * and never after a person. The rules of a merge request are approvals as
 * well, each asked when the merge request is ready and decided by as many as
 * it requires; its review is told by its notes alone. A merge train is a queue.
 *
 * Times are cut to seconds: webhooks write no more, and what is fetched and
 * what is heard has to be the same fact. Known and ignored on purpose, each
 * with its reason: see `unused.ts`. Times and decisions that are knowingly not
 * used: `fields.ts`, which a test holds to what is read. Issues are not read:
 * tickets are read from the ticket system, and `bank/ledger#12` is no key that
 * is linked.
 *
 * Source: `gitlab:<host>`. Repository: the project's path with its groups, as
 * `gitlab.com/project-slug` spells it. Keys: change `<project>!<n>`, run
 * `<project>/pipelines/<id>`, task `<project>/jobs/<id>`, deployment
 * `<project>/deployments/<id>`, approval `<task>/play`,
 * `<deployment>/approvals/<rule>`, `<change>/approvals/<rule>`. Persons go by
 * their number, commits' authors by their address. Facts that a webhook tells
 * another way than the API end in its name, beside the other and not against it.
 *
 * @packageDocumentation
 */
export { adaptGitLab } from './adaptGitLab';
