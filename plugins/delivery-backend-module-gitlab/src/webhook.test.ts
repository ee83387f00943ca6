import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitLabProject } from '@delivery-stack/vendor-replay';
import { adaptGitLab } from '@delivery-stack/flow/adapters';
import { DAY, MONDAY } from './__testUtils__/clock';
import {
  changeHook,
  deploymentHook,
  jobHook,
  noteHook,
  pipelineHook,
} from './__testUtils__/testHooks';
import { emptyInstance, wholeStory } from './__testUtils__/testInstance';
import { webhookOf } from './webhook';

const secret = 'known to both';

const hookWith = (
  config: Parameters<typeof webhookOf>[0]['config'],
  reads = (_: string) => true,
) => webhookOf({ config, adapt: body => adaptGitLab(body), reads })!;

const request = (headers: Record<string, string>) => ({
  headers,
  rawBody: Buffer.from('{}'),
  body: {},
});

const { ledger } = emptyInstance();
wholeStory(ledger, 1, MONDAY);

const read = (body: unknown, reads?: (name: string) => boolean) =>
  hookWith({ secret }, reads).read({ headers: {}, body });

type Hook = (held: GitLabProject) => unknown;

describe('webhookOf', () => {
  it('is nothing where nothing is configured', () => {
    const adapt = () => ({ facts: [] });
    const reads = () => true;
    expect(webhookOf({ config: {}, adapt, reads })).toBeUndefined();
  });

  it.each([
    ['the token', { 'x-gitlab-token': secret }, true],
    ['another token', { 'x-gitlab-token': 'guessed' }, false],
    ['an empty token', { 'x-gitlab-token': '' }, false],
    ['a bearer', { authorization: `Bearer ${secret}` }, false],
    ['nothing', {}, false],
  ] as Array<[string, Record<string, string>, boolean]>)(
    'tells by %s who is allowed',
    (_what, headers, allowed) => {
      expect(hookWith({ secret }).verify(request(headers))).toBe(allowed);
    },
  );

  it('refuses everybody where only a topic is configured', () => {
    const { verify, topic } = hookWith({ topic: 'gitlab' });
    expect(topic).toBe('gitlab');
    expect(verify(request({ 'x-gitlab-token': '' }))).toBe(false);
  });

  it.each<[string, Hook, string]>([
    [
      'a merge request',
      held => changeHook(held, 1, 'approved'),
      'merge_requests/1',
    ],
    ['a remark', held => noteHook(held, 1), 'merge_requests/1'],
    ['a pipeline', held => pipelineHook(held, 1), 'pipelines/1001'],
    ['a job that ended', held => jobHook(held, 1, 0), 'pipelines/1001'],
    [
      'a deployment',
      held => deploymentHook(held, 1, ['blocked', MONDAY]),
      'deployments/2001',
    ],
  ])('%s asks to fetch what it is about', (_what, hook, wish) => {
    expect(read(hook(ledger)).wishes).toEqual([`projects/70/${wish}`]);
  });

  it('asks for nothing of a job that goes on', () => {
    const running = { ...jobHook(ledger, 1, 0), build_status: 'running' };
    expect(read(running).wishes).toEqual([]);
  });

  const factsOf = (body: unknown, reads?: (name: string) => boolean) =>
    read(body, reads).adaptations.flatMap(({ facts }) => facts);

  it('takes a remark of what is read, and no others', () => {
    const hook = noteHook(ledger, 1);
    const [fact, ...others] = factsOf(
      hook,
      name => name === 'bank/core/ledger',
    );
    expect(fact.type).toBe('change.commented');
    expect(others).toEqual([]);
    expect(factsOf(hook, () => false)).toEqual([]);
  });

  it('tells a remark as the API does', () => {
    const { notes, ...rest } = ledger.changes.get(1)!;
    const fetched = adaptGitLab({
      ...rest,
      notes: notes.filter(({ system }) => !system),
    });
    expect(fetched.facts).toContainEqual(factsOf(noteHook(ledger, 1))[0]);
  });

  it.each<[string, Hook]>([
    ['a merge request', held => changeHook(held, 1, 'merge')],
    ['a pipeline', held => pipelineHook(held, 1)],
    ['a job', held => jobHook(held, 1, 0)],
    [
      'a deployment',
      held => deploymentHook(held, 1, ['success', MONDAY + DAY]),
    ],
  ])('leaves %s to be fetched, which tells more', (_what, hook) => {
    expect(factsOf(hook(ledger))).toEqual([]);
  });

  it.each([
    null,
    'text',
    7,
    [],
    {},
    { object_kind: 7 },
    { object_kind: 'pipeline', project: { id: 7 } },
    {
      object_kind: 'pipeline',
      project: { id: '../1' },
      object_attributes: { id: 3 },
    },
    {
      object_kind: 'deployment',
      project: { id: 7 },
      deployment_id: '2/../../users',
    },
    { object_kind: 'issue', project: { id: 7 }, object_attributes: { iid: 3 } },
  ])('asks for nothing where it hears %j', body => {
    expect(read(body).wishes).toEqual([]);
  });
});

/** What other people's instances sent; never part of this repository. */
const fixtures = resolve(
  __dirname,
  '../../../../shared/fixtures/gitlab/testdata/webhooks',
);

if (existsSync(fixtures)) {
  describe('what other instances sent', () => {
    it.each(readdirSync(fixtures).sort())('%s is understood', name => {
      const body = JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
      const { adaptations, wishes } = read(body);
      const said = adaptations.flatMap(
        ({ unrecognised }) => unrecognised ?? [],
      );
      expect(said).toEqual([]);
      const isFetched = /^(merge_request|pipeline|deployment|job)\.json$/.test(
        name,
      );
      expect(wishes).toHaveLength(isFetched ? 1 : 0);
    });
  });
} else {
  // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the folder is not part of the repository
  it.skip('skipped: ../shared/fixtures/gitlab not present', () => {});
}
