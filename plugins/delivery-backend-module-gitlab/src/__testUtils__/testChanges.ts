import { GitLabObject, GitLabProject } from '@delivery-stack/vendor-replay';
import { HOUR, iso, MINUTE } from './clock';

export const user = (number: number) => ({
  id: number,
  username: `person${number}`,
  name: `Person ${number}`,
  state: 'active',
});

/** What stands in commits, and in the notes of pushes. */
export const shaOf = (kind: number, number: number) =>
  `${kind}${String(number).padStart(7, '0')}`.padEnd(40, 'c');

const pageOf = (project: GitLabObject, number: number) =>
  `${project.web_url}/-/merge_requests/${number}`;

/** A merge request that was opened at an instant, and is not reviewed yet. */
export function openChange(
  held: GitLabProject,
  number: number,
  at: number,
  more: GitLabObject = {},
): void {
  const { project } = held;
  held.putChange({
    merge_request: {
      id: 9_000 + number,
      iid: number,
      project_id: project.id,
      title: `Pay ${number} at night`,
      state: 'opened',
      created_at: iso(at),
      updated_at: iso(at),
      merged_at: null,
      closed_at: null,
      target_branch: 'main',
      source_branch: `night-${number}`,
      author: user(1),
      labels: [],
      draft: false,
      sha: shaOf(1, number),
      merge_commit_sha: null,
      squash_commit_sha: null,
      references: { full: `${project.path_with_namespace}!${number}` },
      web_url: pageOf(project, number),
      ...more,
    },
    notes: [],
    commits: [
      {
        id: shaOf(1, number),
        short_id: shaOf(1, number).slice(0, 8),
        parent_ids: [],
        title: `Pay ${number}`,
        message: `Pay ${number}`,
        author_name: 'Person 1',
        author_email: 'person1@bank.example',
        authored_date: iso(at - HOUR),
        committed_date: iso(at - HOUR),
        created_at: iso(at - HOUR),
        web_url: `${project.web_url}/-/commit/${shaOf(1, number)}`,
      },
    ],
    approval_state: {
      approval_rules_overwritten: false,
      rules: [
        {
          id: 31,
          name: 'Security',
          rule_type: 'regular',
          eligible_approvers: [user(2)],
          approvals_required: 1,
          approved_by: [],
          approved: false,
        },
      ],
    },
  });
}

const SECOND = 1_000;

let lastNote = 50_000;

/** Somebody, or GitLab itself, notes something; that moves the merge request. */
export function addNote(
  held: GitLabProject,
  number: number,
  note: { at: number; body: string; by?: number; isRemark?: boolean },
): GitLabObject {
  const { at, body, by = 2, isRemark = false } = note;
  const { merge_request: change, notes } = held.changes.get(number)!;
  const added = {
    id: (lastNote += 1),
    type: null,
    body,
    author: user(by),
    created_at: iso(at),
    updated_at: iso(at),
    system: !isRemark,
    noteable_id: change.id,
    noteable_type: 'MergeRequest',
    noteable_iid: number,
  };
  notes.push(added);
  change.updated_at = iso(at);
  return added;
}

/** Sent back, mended, approved, and merged by a merge train. */
export function mergeChange(
  held: GitLabProject,
  number: number,
  at: number,
): void {
  openChange(held, number, at);
  const note = (
    after: number,
    body: string,
    more: { by?: number; isRemark?: boolean } = {},
  ) => addNote(held, number, { at: at + after, body, ...more });
  note(MINUTE, 'requested review from @person2', { by: 1 });
  note(2 * HOUR, 'Why at night?', { isRemark: true });
  note(2 * HOUR, 'requested changes');
  note(
    3 * HOUR,
    `added 1 commit\n\n<ul><li>${shaOf(2, number).slice(
      0,
      8,
    )} - At noon</li></ul>`,
    { by: 1 },
  );
  note(4 * HOUR, 'approved this merge request');
  note(4.5 * HOUR, 'started a merge train', { by: 1 });
  const { merge_request: change } = held.changes.get(number)!;
  Object.assign(change, {
    state: 'merged',
    merged_at: iso(at + 5 * HOUR),
    updated_at: iso(at + 5 * HOUR),
    sha: shaOf(2, number),
    merge_commit_sha: shaOf(3, number),
  });
  // Made a moment after the note of it, and ended a moment after the merge.
  held.cars.push({
    id: 300 + number,
    merge_request: {
      id: change.id,
      iid: number,
      project_id: change.project_id,
      web_url: change.web_url,
    },
    target_branch: 'main',
    status: 'merged',
    created_at: iso(at + 4.5 * HOUR + SECOND),
    updated_at: iso(at + 5 * HOUR + SECOND),
    merged_at: iso(at + 5 * HOUR + SECOND),
    user: user(1),
  });
}
