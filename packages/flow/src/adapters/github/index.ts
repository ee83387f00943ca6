/**
 * GitHub: REST answers as `gh api --paginate` writes them, and webhooks.
 *
 * @remarks
 * Recognised shapes, each alone, in a list, or in its answer's wrapper:
 *
 * | shape | gives |
 * | --- | --- |
 * | workflow run, of any attempt | pipelinerun.queued (first attempt only), .started, .finished; approval.created of one that somebody has to allow |
 * | attempts of a run, in one list | also approval.closed, where the next attempt started |
 * | job | taskrun.queued, .started, .finished |
 * | check run of another tool than Actions | taskrun.queued, .started, .finished, marked `evaluation` |
 * | analysis of code scanning | taskrun.finished of `code scanning: <tool>`, marked `evaluation` |
 * | alert of code scanning, Dependabot or secret scanning | finding.reported: how the finding stands since the alert last changed |
 * | pull request, in a list or alone | change.created, .updated, .merged, .abandoned |
 * | review | change.reviewed |
 * | comment on a pull request or on one of its lines | change.commented |
 * | commit, of a pull request (number in the path) or a comparison | commit.authored |
 * | deployment | deployment.created |
 * | deployment status | service.deployed, deployment.statuschanged; a list of them also approval.created, .closed (inferred) |
 * | approvals of a run (id in the path) | decisions without a time, see `UndatedDecision` |
 * | pending deployment of a run (id in the path) | timer.started, .finished, approval.created |
 * | timeline event (number in the path) | change.reviewrequested, .readied, .drafted, .reviewed, .commented, .updated (a push); taskrun.queued, .finished of the merge queue |
 * | timeline of one change, in one list | also taskrun.finished of the merge queue, by the merge |
 * | webhooks of all these, `deployment_review`, `push` | the same facts, with the same ids |
 *
 * What belongs together is better read together, in one object:
 *
 * | object | members | gives besides |
 * | --- | --- | --- |
 * | a run | `run` (the latest attempt), `attempts` (the ones before it, `[]` for none) | approval.closed of a held attempt |
 * | a deployment | `deployment`, `statuses` (all of them, `[]` for none); and `run` (that deploys), `attempts` (of it), `approvals` (of the run), `pending_deployments` (of the run), `environment` | who decided; timer.* of wait timers; no approval where nobody was asked |
 *
 * Members hold what the API answers, unchanged: the items of lists, not their
 * wrappers. A member that was not fetched is left out: `approvals: []` says
 * that nobody decided anything.
 *
 * Whose time a wait is. `waiting`, of a job as of a deployment, may be a
 * person's, a timer's or that of an app's rule. Only the deployment read
 * together tells them apart: whoever `pending_deployments` names is asked now;
 * a review of the run (`approvals`) shows that somebody was; a wait that went
 * on without any was nobody's. A wait timer is known by `pending_deployments`
 * while it runs and by the settings of the `environment` afterwards.
 *
 * A run that concludes with `action_required` waits for somebody who lets the
 * change of a stranger, or of a bot, run at all. It is one approval for each
 * commit, called `fork approval`, without an environment, whatever number of
 * runs wait for it; it is over when the next attempt starts.
 *
 * Check runs of Actions are ignored: its jobs tell the same. Those of other
 * tools, and analyses, only report: they are in a figure where a gate names
 * them (`check: [...]`), and nowhere else. The merge queue is a task called
 * `merge queue` that never starts, so that a gate `runner: [merge queue]` is a
 * queue. A push is known by webhook; the timeline says when its commits were
 * committed, which is no later, and when it was forced.
 *
 * An alert tells neither the secret that was found, nor a person, nor where in
 * the code it is. That a scan saw the whole repository, `scan.finished`, is in no
 * answer: no alert at all may also mean that nobody looked.
 *
 * Known and ignored on purpose, each with its reason: see `unused.ts`. Times
 * and decisions that are knowingly not used: `fields.ts`, which a test holds to
 * what is read.
 *
 * Keys: run `<o>/<r>/runs/<id>`, task `<o>/<r>/jobs/<id>`,
 * `<o>/<r>/check-runs/<id>` or `<change>/merge-queue`, finding
 * `<o>/<r>/<list of alerts>/<n>`, deployment
 * `<o>/<r>/deployments/<id>`, change `<o>/<r>#<n>`, approval
 * `<run>/<attempt>/approvals/<environment>` or
 * `<o>/<r>/commits/<sha>/approvals/fork`, timer
 * `<run>/<attempt>/timers/<environment>`. Fact ids are the key and what
 * happened. Where one payload knows more than another about the same
 * occurrence, a suffix (`/changes`, `/environment`, `/run`, `/by-author`)
 * keeps the richer fact beside the poorer one instead of in conflict with it:
 * both carry the same key, type and time.
 *
 * @packageDocumentation
 */
export { adaptGitHub } from './adaptGitHub';
