/**
 * Azure DevOps: answers of its REST API, and service hooks.
 *
 * @remarks
 * Recognised shapes, each alone, in a list, or in `{ count, value }`:
 *
 * | shape | gives |
 * | --- | --- |
 * | build | pipelinerun.queued, .started, .finished |
 * | timeline (build in its address, or in the path) | taskrun.* of jobs, and of checks that decide by themselves; approval.* of approvals and of manual validation; timer.* of business hours and delays; taskrun.queued, .finished of exclusive locks |
 * | check suite | the same of its checks |
 * | approval of a run | approval.created, .updated, .closed |
 * | pull request | change.created, .updated, .merged, .abandoned |
 * | thread (repository and pull request in the path) | change.commented, .reviewed, .reviewrequested, .drafted, .readied, .updated, .abandoned |
 * | commit (likewise) | commit.authored |
 * | deployment record (environment's name in the path) | deployment.created, .statuschanged, service.deployed |
 * | deployment of a classic release | the same, taskrun.*, and approval.* of its approvals |
 * | classic release, approval of one | approval.created, .closed |
 * | service hooks of all these | the same facts, with the same ids |
 *
 * No answer of Azure DevOps repeats what another one knows: a timeline names
 * no repository, a thread no pull request, a deployment no commit. What
 * belongs together is therefore better read together, in one object:
 *
 * | object | members |
 * | --- | --- |
 * | a run | `build`; and `timelines`, `checkSuites`, `approvals`, `configurations` (of checks), `environments` |
 * | a pull request | `pullRequest`; and `threads`, `commits` |
 * | deployments to an environment | `environment`, `deployments`, `builds` |
 * | deployments of releases | `deployments`, `repositories` |
 *
 * Whose time a check is. A `Checkpoint.Approval` is a person's, and carries
 * the environment that it protects. Other checks decide by themselves: they
 * are tasks marked `evaluation`, which only a rule `check` counts. Business hours and
 * delays are timers. An exclusive lock is a queue. Automated approvals of
 * releases are no gate at all: nobody was asked.
 *
 * Known and ignored on purpose, each with its reason: see `unused.ts` and
 * `webhook.ts`. Times and decisions that are knowingly not used: `fields.ts`,
 * which a test holds to what is read. Work items are not read: tickets are
 * read from the ticket system, and `AB#123` is no key that is linked.
 *
 * Source: `azure-devops:<host>/<organisation>`, whatever host answered.
 * Repository: `<project>/<repository>`, as `dev.azure.com/project-repo` spells
 * it. Keys: run `builds/<id>` or `releases/<id>`, task
 * `builds/<id>/jobs/<record>/<attempt>`, change `<project>/<repository>#<n>`,
 * approval `approvals/<id>`, deployment
 * `builds/<id>/stages/<stage>/<attempt>/environments/<name>`. Where a payload
 * does not know all that another one knows of the same occurrence, its fact's
 * id says what it is `without`.
 *
 * @packageDocumentation
 */
export { adaptAzureDevOps } from './adaptAzureDevOps';
