import { describeFixtures } from '../events/__testUtils__/fixtures';
import { factOf } from '../events/factOf';
import { factSchemas } from '../events/factData';
import { AnyFact } from '../events/fact';
import { parseEvent } from '../events/parseEvent';
import { toCdEvent } from '../events/toCdEvent';
import { Adaptation } from './adaptation';
import { adaptGitHub } from './github';
import { adaptJira } from './jira';

/** Every fact keeps the contract, and survives the way through an event. */
function expectValid(facts: readonly AnyFact[]) {
  for (const fact of facts) {
    expect(factSchemas[fact.type].safeParse(fact.data).error).toBeUndefined();
    const { event, rejected } = parseEvent(JSON.stringify(toCdEvent(fact)));
    expect(rejected).toBeUndefined();
    expect(factOf(event!)).toEqual({ fact });
  }
}

/** Used, or ignored on purpose: which, for the table of what each file gives. */
function verdictOf({
  facts,
  undated,
  ignored,
  unrecognised,
}: Adaptation): string {
  expectValid(facts);
  expect(unrecognised).toBeUndefined();
  const given = [...new Set(facts.map(fact => fact.type))].sort();
  if (!given.length && !undated?.length) {
    expect(ignored).toEqual(
      expect.stringMatching(/\w+: |: |nobody|not on|diff/),
    );
    return 'ignored';
  }
  return [...given, ...(undated?.length ? ['undated'] : [])].join(' ');
}

/** What the files of each webhook give; `ignored` has its reason checked above. */
const expected: Record<string, RegExp> = {
  check_run: /^(ignored|taskrun\.(queued|started|finished taskrun\.started))$/,
  check_suite: /^ignored$/,
  create: /^ignored$/,
  deployment: /^deployment\.created$/,
  deployment_status:
    /^deployment\.created (deployment\.statuschanged|service\.deployed)$/,
  issue_comment: /^ignored$/,
  issues: /^ignored$/,
  merge_group: /^ignored$/,
  pull_request:
    /^(change\.abandoned )?change\.created (change\.(drafted|readied|reviewrequested) )?change\.updated$/,
  pull_request_review: /^change\.reviewed$/,
  pull_request_review_comment: /^(change\.commented|ignored)$/,
  push: /^(commit\.authored|ignored)$/,
  release: /^ignored$/,
  status: /^ignored$/,
  workflow_dispatch: /^ignored$/,
  workflow_job:
    /^(deployment\.created )?taskrun\.(queued|finished)( taskrun\.(queued|started))*$/,
  workflow_run:
    /^(approval\.created )?pipelinerun\.(finished|queued)( pipelinerun\.\w+)*$/,
};

describeFixtures('github-webhooks', fixtures => {
  it('has all webhooks', () => {
    expect(fixtures).toHaveLength(129);
  });

  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'uses %s, or says why not',
    (path, json) => {
      expect(verdictOf(adaptGitHub(json))).toMatch(
        expected[path.split('/')[1]],
      );
    },
  );
});

describeFixtures('github-rest-examples', fixtures => {
  it('has all answers', () => {
    expect(fixtures).toHaveLength(28);
  });

  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'uses %s, or says why not',
    (_path, json) => {
      // The paths of the examples are templates; a fetched answer has ids in them.
      const pathHint = json._meta.path
        .replace('{run_id}', '30433642')
        .replace('{pull_number}', '12')
        .replace('{issue_number}', '12')
        .replace('{owner}/{repo}', 'octo-org/octo-repo');
      expect(verdictOf(adaptGitHub(json.body, { pathHint }))).toMatch(/\w/);
    },
  );

  const bodyOf = (name: string) =>
    fixtures.find(({ path }) => path.includes(name))?.json.body;

  it('says how to mend answers without a run id', () => {
    for (const name of ['get-reviews-for-run', 'get-pending-deployments']) {
      expect(adaptGitHub(bodyOf(name)).unrecognised).toMatch(/runs\/123\//);
    }
  });

  it('reads the wait timer of the pending deployment', () => {
    const { facts } = adaptGitHub(bodyOf('get-pending-deployments'), {
      pathHint: 'runs/5/pending.json',
    });
    const times = facts.map(({ type, time, inferred }) => [
      type,
      new Date(time).toISOString(),
      inferred ?? false,
    ]);
    expect(times).toEqual([
      ['timer.started', '2020-11-23T22:00:40.000Z', false],
      ['timer.finished', '2020-11-23T22:30:40.000Z', true],
      ['approval.created', '2020-11-23T22:00:40.000Z', true],
    ]);
  });
});

describeFixtures('jira-samples', fixtures => {
  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'uses %s, or says why not',
    (_path, json) => {
      expect(verdictOf(adaptJira(json))).toMatch(/\w/);
    },
  );

  it('reads the approval page', () => {
    const page = fixtures.find(({ path }) =>
      path.includes('jsm_approval'),
    )?.json;
    const { facts } = adaptJira(page);
    expect(facts.map(fact => fact.type)).toEqual([
      'approval.created',
      'approval.closed',
    ]);
    expect(facts[1].time - facts[0].time).toBe(88_140_000);
    expect(facts[1].data).toMatchObject({ ticket: '2', status: 'approved' });
    const { facts: named } = adaptJira(page, {
      pathHint: 'approvals/SUP-7.json',
    });
    expect(named[0]).toMatchObject({
      id: facts[0].id,
      data: { ticket: 'SUP-7' },
    });
  });
});

describeFixtures('github-webhooks/workflow_job', fixtures => {
  it('reads queue and run time of the job with misleading step times', () => {
    const { json } = fixtures.find(({ path }) =>
      path.includes('completed.success'),
    )!;
    const [queued, started, finished] = adaptGitHub(json).facts.map(
      fact => fact.time,
    );
    expect([started - queued, finished - started]).toEqual([60_000, 198_000]);
  });
});
