import { adaptAzureDevOps } from '@delivery-stack/flow/adapters';
import {
  emptyOrganization,
  MONDAY,
  wholeStory,
} from './__testUtils__/testOrganization';
import { webhookOf } from './webhook';

const secret = 'known to both';
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const hookWith = (
  config: Parameters<typeof webhookOf>[0]['config'],
  reads = (_: string) => true,
) => webhookOf({ config, adapt: body => adaptAzureDevOps(body), reads })!;

const request = (headers: Record<string, string>) => ({
  headers,
  rawBody: Buffer.from('{}'),
  body: {},
});

const hook = (eventType: string, resource: object) => ({
  eventType,
  resource,
  resourceContainers: { project: { id: 'p-1' } },
});

function payloads() {
  const organization = emptyOrganization();
  wholeStory(organization, 1, MONDAY);
  return {
    pullRequest: organization.changes.get(1)!.pullRequest,
    build: organization.runs.get(1)!.build,
    approval: organization.runs.get(1)!.approvals[0],
  };
}

describe('webhookOf', () => {
  it('is nothing where nothing is configured', () => {
    expect(
      webhookOf({
        config: {},
        adapt: () => ({ facts: [] }),
        reads: () => true,
      }),
    ).toBeUndefined();
  });

  it.each([
    ['a header', { 'x-delivery-token': secret }, true],
    ['a password', { authorization: basic('any', secret) }, true],
    ['another header', { 'x-delivery-token': 'guessed' }, false],
    ['another password', { authorization: basic('any', 'guessed') }, false],
    ['a password without a user', { authorization: 'Basic c2VjcmV0' }, false],
    ['a bearer', { authorization: `Bearer ${secret}` }, false],
    ['nothing', {}, false],
  ] as Array<[string, Record<string, string>, boolean]>)(
    'tells by %s who is allowed',
    (_what, headers, allowed) => {
      expect(hookWith({ secret }).verify(request(headers))).toBe(allowed);
    },
  );

  it('insists on the user where one is configured', () => {
    const { verify } = hookWith({ secret, username: 'azure' });
    const of = (user: string) =>
      verify(request({ authorization: basic(user, secret) }));
    expect([of('azure'), of('other')]).toEqual([true, false]);
  });

  it('refuses everybody where only a topic is configured', () => {
    const { verify, topic } = hookWith({ topic: 'azure-devops' });
    expect(topic).toBe('azure-devops');
    expect(verify(request({ 'x-delivery-token': '' }))).toBe(false);
  });

  it.each([
    ['git.pullrequest.updated', () => payloads().pullRequest, 'pullrequests/1'],
    [
      'ms.vss-code.git-pullrequest-comment-event',
      () => ({ comment: {}, pullRequest: payloads().pullRequest }),
      'pullrequests/1',
    ],
    ['build.complete', () => payloads().build, 'builds/p-1/1'],
    [
      'ms.vss-pipelines.run-state-changed-event',
      () => ({ run: { id: 1 } }),
      'builds/p-1/1',
    ],
    [
      'ms.vss-pipelinechecks-events.approval-pending',
      () => ({
        approval: { ...payloads().approval, pipeline: { owner: { id: 1 } } },
        run: null,
        id: 0,
      }),
      'builds/p-1/1',
    ],
    [
      'ms.vss-release.deployment-approval-completed-event',
      () => ({ approval: { id: 5 } }),
      'releases/p-1',
    ],
  ])('%s asks to fetch what it is about', (type, resource, wish) => {
    const { wishes } = hookWith({ secret }).read({
      headers: {},
      body: hook(type, resource()),
    });
    expect(wishes).toEqual([wish]);
  });

  it('takes facts of repositories that are read, and no others', () => {
    const body = hook('git.pullrequest.merged', payloads().pullRequest);
    const factsOf = (reads: (repository: string) => boolean) =>
      hookWith({ secret }, reads)
        .read({ headers: {}, body })
        .adaptations.flatMap(({ facts }) => facts);
    expect(factsOf(name => name === 'Payments/ledger')).toHaveLength(3);
    expect(factsOf(() => false)).toEqual([]);
  });

  it.each([
    null,
    'text',
    7,
    [],
    {},
    { eventType: 7 },
    hook('build.complete', { id: '../../x' }),
    hook('workitem.updated', { id: 1 }),
  ])('asks for nothing where it hears %j', body => {
    const { wishes } = hookWith({ secret }).read({ headers: {}, body });
    expect(wishes).toEqual([]);
  });
});
