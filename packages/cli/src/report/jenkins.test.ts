import { useFolder } from '../__testUtils__/folder';
import { runJson } from '../__testUtils__/runReport';

const HOUR = 3600;
const MINUTE = 60;
const job = 'job/bank/job/ledger/job/feature%252Fnight';
const ms = (clock: string) => Date.parse(`2026-03-02T${clock}:00Z`);

const pullRequest = {
  number: 12,
  url: 'https://git.bank.example/api/v3/repos/bank/ledger/pulls/12',
  html_url: 'https://git.bank.example/bank/ledger/pull/12',
  state: 'closed',
  title: 'Refund twice',
  user: { login: 'ines', id: 1, type: 'User' },
  draft: false,
  created_at: '2026-03-02T08:00:00Z',
  updated_at: '2026-03-02T09:00:00Z',
  closed_at: '2026-03-02T09:00:00Z',
  merged_at: '2026-03-02T09:00:00Z',
  merge_commit_sha: 'a'.repeat(40),
  labels: [],
  head: { ref: 'night', sha: 'b'.repeat(40) },
  base: {
    ref: 'main',
    sha: 'c'.repeat(40),
    repo: { full_name: 'bank/ledger', html_url: 'https://git.bank.example' },
  },
};

const build = {
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  actions: [
    {
      lastBuiltRevision: {
        SHA1: 'a'.repeat(40),
        branch: [{ SHA1: 'a'.repeat(40), name: 'main' }],
      },
      remoteUrls: ['https://git.bank.example/bank/ledger.git'],
    },
  ],
  building: false,
  changeSets: [],
  duration: ms('14:00') - ms('09:05'),
  number: 7,
  result: 'SUCCESS',
  timestamp: ms('09:05'),
  url: `https://ci.bank.example/jenkins/${job}/7/`,
};

const stage = (id: string, name: string, [from, to]: string[], more = {}) => ({
  id,
  name,
  status: 'SUCCESS',
  startTimeMillis: ms(from),
  durationMillis: ms(to) - ms(from),
  pauseDurationMillis: 0,
  ...more,
});

const production = stage('20', 'Production', ['09:30', '14:00'], {
  pauseDurationMillis: 4 * HOUR * 1_000,
});

const describeRun = {
  id: '7',
  name: '#7',
  status: 'SUCCESS',
  startTimeMillis: ms('09:05'),
  endTimeMillis: ms('14:00'),
  durationMillis: ms('14:00') - ms('09:05'),
  queueDurationMillis: 0,
  pauseDurationMillis: 0,
  stages: [stage('6', 'Build', ['09:15', '09:30']), production],
};

const input = stage('21', 'Wait for interactive input', ['09:30', '13:30'], {
  pauseDurationMillis: 4 * HOUR * 1_000,
  parentNodes: ['20'],
});

const rules = {
  gates: [
    {
      id: 'production',
      kind: 'approval',
      match: [{ source: 'jenkins', environment: 'production' }],
    },
    {
      id: 'agents',
      kind: 'queue',
      match: [{ source: 'jenkins', runner: '*' }],
    },
  ],
  inputs: {
    jenkins: {
      deploymentStages: [
        { job: 'bank/ledger/*', stage: 'Prod*', environment: 'production' },
      ],
    },
  },
};

describe('delivery report on an export of Jenkins', () => {
  const folder = useFolder();

  it('should read bundles, and what deploys by the configuration', async () => {
    const nodes = [{ ...production, stageFlowNodes: [input] }];
    folder.write('gh/pulls/12.json', JSON.stringify(pullRequest));
    folder.write(
      `jenkins/${job}/7.json`,
      JSON.stringify({ build, describe: describeRun, nodes, upstream: [] }),
    );
    const config = folder.write('rules.yaml', JSON.stringify(rules));
    const { report, code, err } = await runJson(
      '--config',
      config,
      `jenkins:${folder.path('jenkins')}`,
      `github:${folder.path('gh')}`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(report.inputs).toMatchObject([
      { records: 1, rejected: [] },
      { records: 1, rejected: [] },
    ]);
    expect(report.journeys).toMatchObject({ count: 1, closed: 1 });
    expect(report.journeys.elapsed.sum).toBe(6 * HOUR);
    const waits = report.gates.map(({ id, queue }) => [id, queue.sum]);
    expect(Object.fromEntries(waits)).toEqual({
      production: 4 * HOUR,
      agents: 10 * MINUTE,
    });
  });
});
