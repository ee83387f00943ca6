import { GitLabObject, GitLabProject } from '@delivery-stack/vendor-replay';
import { iso, MINUTE } from './clock';
import { shaOf, user } from './testChanges';

export const pipelineId = (number: number) => 1_000 + number;
export const deploymentId = (number: number) => 2_000 + number;
const jobId = (number: number, place: number) => 10_000 + number * 10 + place;

const open = { started_at: null, finished_at: null, queued_duration: null };

function jobIn(
  pipeline: GitLabObject,
  { id, stage, name }: { id: number; stage: string; name: string },
  more: GitLabObject,
): GitLabObject {
  const { sha, ref, status, web_url: page, created_at: made } = pipeline;
  return {
    id,
    name,
    stage,
    status: 'success',
    ref,
    tag: false,
    allow_failure: false,
    created_at: made,
    user: user(1),
    commit: { id: sha },
    pipeline: { id: pipeline.id, sha, ref, status, web_url: page },
    tag_list: ['linux'],
    web_url: `${page.replace(/pipelines\/.*/, '')}jobs/${id}`,
    ...more,
  };
}

/** The rule that a protected environment has. */
const securityRule = (approvals: GitLabObject[]) => ({
  rules: [
    {
      user_id: null,
      group_id: 135,
      access_level: null,
      access_level_description: 'security-group',
      required_approvals: 1,
      deployment_approvals: approvals,
    },
  ],
});

/**
 * A pipeline of the main branch: built on the second try, and waiting for
 * somebody to approve its deployment and to press play.
 */
export function startPipeline(
  held: GitLabProject,
  number: number,
  at: number,
): void {
  const { project } = held;
  const id = pipelineId(number);
  const reached = at + 12 * MINUTE;
  const pipeline: GitLabObject = {
    id,
    iid: number,
    project_id: project.id,
    name: null,
    sha: shaOf(3, number),
    ref: 'main',
    status: 'manual',
    source: 'push',
    tag: false,
    user: user(1),
    created_at: iso(at),
    updated_at: iso(reached),
    started_at: iso(at + MINUTE),
    finished_at: null,
    duration: null,
    queued_duration: 60,
    web_url: `${project.web_url}/-/pipelines/${id}`,
  };
  const compile = { stage: 'build', name: 'compile' };
  const job = (place: number) => jobId(number, place);
  const deploy = jobIn(
    pipeline,
    { id: job(3), stage: 'deploy', name: 'to production' },
    {
      ...open,
      when: 'manual',
      status: 'manual',
      environment: { name: 'production' },
    },
  );
  held.putPipeline({
    pipeline,
    jobs: [
      jobIn(
        pipeline,
        { id: job(1), ...compile },
        {
          status: 'failed',
          failure_reason: 'script_failure',
          started_at: iso(at + MINUTE),
          finished_at: iso(at + 3 * MINUTE),
          queued_duration: 60,
        },
      ),
      deploy,
      jobIn(
        pipeline,
        { id: job(4), ...compile },
        {
          created_at: iso(at + 5 * MINUTE),
          started_at: iso(at + 7 * MINUTE),
          finished_at: iso(reached),
          queued_duration: 120,
        },
      ),
    ],
    bridges: [],
  });
  held.putDeployment({
    id: deploymentId(number),
    iid: number,
    ref: 'main',
    sha: pipeline.sha,
    created_at: iso(at),
    updated_at: iso(reached),
    status: 'blocked',
    user: user(1),
    environment: { id: 9, name: 'production', slug: 'production' },
    deployable: deploy,
    pending_approval_count: 1,
    approvals: [],
    approval_summary: securityRule([]),
  });
}

/** Somebody approves a deployment: that alone does not move it. */
export function approveDeployment(
  held: GitLabProject,
  number: number,
  at: number,
): void {
  const approval = {
    user: user(3),
    status: 'approved',
    created_at: iso(at),
    comment: 'Go',
  };
  Object.assign(held.deployments.get(deploymentId(number))!, {
    pending_approval_count: 0,
    approvals: [approval],
    approval_summary: securityRule([approval]),
  });
}

/** Somebody presses play; it deploys, and all is over. */
export function playPipeline(
  held: GitLabProject,
  number: number,
  at: number,
): void {
  const { pipeline, jobs } = held.pipelines.get(pipelineId(number))!;
  const deploy = jobs.find(({ stage }) => stage === 'deploy')!;
  const end = at + 9 * MINUTE;
  Object.assign(deploy, {
    status: 'success',
    user: user(4),
    started_at: iso(at + 2 * MINUTE),
    finished_at: iso(end),
    queued_duration: 120,
  });
  Object.assign(pipeline, {
    status: 'success',
    updated_at: iso(end),
    finished_at: iso(end),
  });
  Object.assign(held.deployments.get(deploymentId(number))!, {
    status: 'success',
    updated_at: iso(end),
    deployable: deploy,
  });
}
