/**
 * Jenkins: answers of its API, and of the stage view (`wfapi`).
 *
 * @remarks
 * Recognised shapes, each alone or in a list:
 *
 * | shape | gives |
 * | --- | --- |
 * | build (`…/<n>/api/json`, `builds` of a job) | pipelinerun.queued, .started, .finished |
 * | run (`…/<n>/wfapi/describe`, `…/wfapi/runs`) | the same; taskrun.* of its stages; approval.* of their pauses |
 * | node (`execution/node/<id>/wfapi/describe`) | approval.* of the inputs among its steps |
 * | `{ build, describe, nodes, upstream }` | all of it together; deployment.created, .statuschanged, service.deployed where rules say so |
 *
 * No answer repeats what another one knows: the stage view names no commit,
 * the API no stage, and neither when an input waited. What belongs together is
 * therefore better read together.
 *
 * What is whose time. From being asked for to its first stage a build waits
 * for an agent: it is told as the queue of that stage, because where stages are
 * known the build itself is nobody's work. `input` is a person's decision,
 * asked for when its step began and decided when its pause was over. Where no
 * step is known its stage's pause is told, marked as inferred, as if it had
 * begun with the stage; it may have been the wait for a lock. Stages that were not
 * executed, skipped, or only replayed by a restart are left out, and what lies
 * before the first stage of a restart is no queue.
 *
 * Known and ignored on purpose, each with its reason: see `unused.ts`. Times
 * and decisions that are knowingly not used: `fields.ts`, which a test holds
 * to what is read.
 *
 * Source: `jenkins:<host>`, with the path that Jenkins itself is under. Keys:
 * run `<job>/<number>` with the job's full name, task `<run>/stages/<node>`,
 * approval `<run>/inputs/<node>`, deployment
 * `<run>/deployments/<environment>/<node>`. The ids of facts say what was known
 * when they were told: which answers, the commit, and how many checkouts and
 * tickets there were. Told of an open build, and again when it is over, an
 * occurrence has the same id, unless more was checked out in between.
 *
 * @packageDocumentation
 */
export { adaptJenkins } from './adaptJenkins';
