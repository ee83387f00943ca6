import { Values } from '../reading';
import { reasonAmong, UnusedShape } from '../unused';

/** Fields that name an object of an answer that is known and not used. */
const unused: readonly UnusedShape[] = [
  {
    fields: ['iid', 'title', 'state'],
    why: 'issues: tickets are read from the ticket system',
  },
  {
    fields: ['tag_name', 'released_at'],
    why: 'releases: a name for commits; deployments say what went live',
  },
  {
    fields: ['name', 'deploy_access_levels'],
    why: 'protected environments: settings; deployments say who was asked and who approved',
  },
  {
    fields: ['rules', 'approval_rules_overwritten'],
    why: 'approval state: rules say who has to approve, not when; read it together with the merge request and its notes',
  },
  {
    fields: ['approvals_required', 'rule_type'],
    why: 'approval rules: settings; read the approval state together with the merge request and its notes',
  },
  {
    fields: ['approvals_before_merge', 'reset_approvals_on_push'],
    why: 'approval settings: settings, not events',
  },
  {
    fields: ['id', 'name', 'slug', 'external_url'],
    why: 'environments: settings; their dates are when they were set up',
  },
  {
    fields: ['user', 'state', 'created_at'],
    why: 'reviewers: a state carries no time; the notes of the merge request do',
  },
  {
    fields: ['head_commit_sha', 'base_commit_sha', 'created_at'],
    why: 'versions of a merge request: pushes are told by its notes',
  },
  {
    fields: ['target_url', 'sha', 'status'],
    why: 'commit statuses: automated checks are read as jobs',
  },
  {
    fields: ['path_with_namespace', 'id'],
    why: 'projects: settings, not events',
  },
  {
    fields: ['full_path', 'id'],
    why: 'groups: settings, not events',
  },
  {
    fields: ['message', 'target', 'commit'],
    why: 'tags: a name for a commit; deployments say what went live',
  },
  {
    fields: ['commit', 'name', 'protected'],
    why: 'branches: no occurrence of a change',
  },
  {
    fields: ['cron', 'next_run_at'],
    why: 'pipeline schedules: plans; their pipelines are read',
  },
  {
    fields: ['label', 'action', 'created_at'],
    why: 'labels: no part of any figure',
  },
];

/** Why a known object is not used; undefined where it is none of these. */
export const reasonUnused = (payload: Values): string | undefined =>
  reasonAmong(unused, payload);

/** Webhooks that are known and not used, by their kind. */
export const unusedHooks: Readonly<Record<string, string>> = {
  issue: 'issues: tickets are read from the ticket system',
  work_item: 'work items: tickets are read from the ticket system',
  tag_push: 'tag_push: a name for a commit; deployments say what went live',
  release: 'release: a name for commits; deployments say what went live',
  wiki_page: 'wiki_page: no part of any figure',
  feature_flag: 'feature_flag: a switch, not a deployment',
  emoji: 'emoji: no part of any figure',
  milestone: 'milestone: a plan, not an occurrence',
  access_token: 'access_token: settings, not events',
  vulnerability: 'vulnerability: the jobs that find them are read',
};
