import { GitLabObject, GitLabProject } from '@delivery-stack/vendor-replay';
import { hookTime } from './clock';
import { deploymentId, pipelineId } from './testPipelines';

const timed = (object: GitLabObject) =>
  Object.fromEntries(
    Object.entries(object).map(([field, value]) => [
      field,
      field.endsWith('_at') && value ? hookTime(Date.parse(value)) : value,
    ]),
  );

const hook = (
  { project }: GitLabProject,
  kind: string,
  more: GitLabObject,
): GitLabObject => ({
  object_kind: kind,
  project: {
    id: project.id,
    path_with_namespace: project.path_with_namespace,
    web_url: project.web_url,
  },
  ...more,
});

/** A merge request as it stands, and what was done to it. */
export function changeHook(
  held: GitLabProject,
  number: number,
  action: string,
): GitLabObject {
  const { merge_request: change } = held.changes.get(number)!;
  const { author, web_url: url, sha, merged_at: _, ...rest } = change;
  return hook(held, 'merge_request', {
    user: author,
    object_attributes: {
      ...timed(rest),
      author_id: author.id,
      last_commit: { id: sha },
      url,
      action,
    },
  });
}

/** What somebody wrote; the last remark of a merge request. */
export function noteHook(held: GitLabProject, number: number): GitLabObject {
  const { merge_request: change, notes } = held.changes.get(number)!;
  const { body, author, ...note } = notes.find(({ system }) => !system)!;
  return hook(held, 'note', {
    user: author,
    object_attributes: { ...timed(note), note: body, author_id: author.id },
    merge_request: { iid: number, author_id: change.author.id },
  });
}

/** A pipeline with its jobs, and which of them are manual. */
export function pipelineHook(held: GitLabProject, number: number) {
  const { pipeline, jobs } = held.pipelines.get(pipelineId(number))!;
  const { web_url: url, started_at: _, user, ...attributes } = pipeline;
  return hook(held, 'pipeline', {
    user,
    object_attributes: { ...timed(attributes), url },
    builds: jobs.map(({ pipeline: __, ...job }) => ({
      ...timed(job),
      when: job.when ?? 'on_success',
      manual: job.when === 'manual',
    })),
  });
}

/** One job, as it stands. */
export function jobHook(held: GitLabProject, number: number, place: number) {
  const { pipeline, jobs } = held.pipelines.get(pipelineId(number))!;
  const { name, stage, status, ...job } = timed(jobs[place]);
  return hook(held, 'build', {
    user: job.user,
    ref: pipeline.ref,
    sha: pipeline.sha,
    pipeline_id: pipeline.id,
    project_id: held.project.id,
    build_id: job.id,
    build_name: name,
    build_stage: stage,
    build_status: status,
    build_created_at: job.created_at,
    build_started_at: job.started_at,
    build_finished_at: job.finished_at,
    build_queued_duration: job.queued_duration,
  });
}

/** A deployment, since when it is in its state. */
export function deploymentHook(
  held: GitLabProject,
  number: number,
  [status, at]: [string, number],
): GitLabObject {
  const { project } = held;
  const { sha, environment, user, ref } = held.deployments.get(
    deploymentId(number),
  )!;
  return hook(held, 'deployment', {
    status,
    status_changed_at: hookTime(at),
    deployment_id: deploymentId(number),
    environment: environment.name,
    commit_url: `${project.web_url}/-/commit/${sha}`,
    ref,
    user,
  });
}
