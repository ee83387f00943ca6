import { useFolder } from '../__testUtils__/folder';
import { runJson } from '../__testUtils__/runReport';

const HOUR = 3600;
const page = 'https://git.bank.example/gitlab/bank/core/ledger/-';
const at = (clock: string) => `2026-03-02T${clock}:00.000Z`;
const user = (id: number) => ({ id, username: `person${id}` });

const mergeRequest = {
  id: 9,
  iid: 12,
  title: 'Refund twice',
  state: 'merged',
  created_at: at('09:00'),
  updated_at: at('13:00'),
  merged_at: at('13:00'),
  source_branch: 'refund',
  target_branch: 'main',
  author: user(1),
  draft: false,
  sha: 'a1',
  merge_commit_sha: 'm1',
  references: { full: 'bank/core/ledger!12' },
  web_url: `${page}/merge_requests/12`,
};

const notes = [
  {
    id: 1,
    body: 'approved this merge request',
    author: user(2),
    created_at: at('11:00'),
    system: true,
    noteable_type: 'MergeRequest',
    noteable_iid: 12,
  },
];

const rule = {
  id: 31,
  name: 'Security',
  rule_type: 'regular',
  eligible_approvers: [user(2)],
  approvals_required: 1,
};

const pipeline = {
  id: 70,
  iid: 3,
  sha: 'm1',
  ref: 'main',
  status: 'success',
  user: user(1),
  created_at: at('13:00'),
  updated_at: at('18:00'),
  started_at: at('13:01'),
  finished_at: at('18:00'),
  web_url: `${page}/pipelines/70`,
};

const job = (id: number, stage: string, more: object) => ({
  id,
  name: stage,
  stage,
  status: 'success',
  ref: 'main',
  created_at: at('13:00'),
  queued_duration: 60,
  user: user(3),
  pipeline: { id: 70, sha: 'm1' },
  web_url: `${page}/jobs/${id}`,
  ...more,
});

const built = job(800, 'build', {
  started_at: at('13:01'),
  finished_at: at('13:30'),
});
const deployed = job(801, 'deploy', {
  when: 'manual',
  started_at: at('17:31'),
  finished_at: at('18:00'),
});

const deployment = {
  id: 42,
  ref: 'main',
  sha: 'm1',
  status: 'success',
  created_at: at('13:00'),
  updated_at: at('18:00'),
  environment: { id: 9, name: 'production' },
  deployable: deployed,
  approvals: [
    { user: user(4), status: 'approved', created_at: at('15:30'), comment: '' },
  ],
};

const gate = (id: string, match: object) => ({
  id,
  kind: 'approval',
  match: [{ source: 'gitlab', ...match }],
});

describe('delivery report on an export of GitLab', () => {
  const folder = useFolder();

  it('should read bundles, and know the project by the path', async () => {
    const write = (name: string, content: object) =>
      folder.write(
        `gl/projects/bank%2Fcore%2Fledger/${name}.json`,
        JSON.stringify(content),
      );
    write('merge_requests/12', {
      merge_request: mergeRequest,
      notes,
      commits: [],
      approval_state: { rules: [rule] },
    });
    write('pipelines/70', { pipeline, jobs: [built, deployed] });
    write('deployments/42', { deployment, jobs: [built, deployed] });
    const gates = [
      gate('rule', { approval: 'Security' }),
      gate('production', { environment: 'production' }),
      gate('play', { approval: 'deploy' }),
    ];
    const rules = folder.write('rules.yaml', JSON.stringify({ gates }));
    const { report, code, err } = await runJson(
      '--config',
      rules,
      `gitlab:${folder.path('gl')}`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(report.inputs).toMatchObject([{ records: 3, rejected: [] }]);
    expect(report.journeys).toMatchObject({ count: 1, closed: 1 });
    const waits = report.gates.map(({ id, queue }) => [id, queue.sum]);
    expect(Object.fromEntries(waits)).toEqual({
      rule: 2 * HOUR,
      production: 2 * HOUR,
      play: 4 * HOUR,
    });
    expect(report.journeys.elapsed.sum).toBe(9 * HOUR);
  });
});
