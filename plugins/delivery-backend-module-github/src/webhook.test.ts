import { Adaptation } from '@delivery-stack/flow/adapters';
import { signed } from './__testUtils__/webhooks';
import { webhookOf } from './webhook';

const repository = { full_name: 'harbour/ledger' };
const SECRET = 'known to both';

const webhookThat = (reads?: boolean) =>
  webhookOf({
    config: { secret: SECRET },
    adapt: (): Adaptation => ({ facts: [], ignored: 'told' }),
    reads: () => reads,
  })!;

const read = (body: unknown, reads?: boolean) =>
  webhookThat(reads).read({ body, headers: {} });

describe('webhookOf', () => {
  it('should be none where nothing is configured', () => {
    const options = { adapt: jest.fn(), reads: () => true };
    expect(webhookOf({ ...options, config: {} })).toBeUndefined();
    const byTopic = webhookOf({ ...options, config: { topic: 'github' } })!;
    expect(byTopic.topic).toBe('github');
    const rawBody = Buffer.from('{}');
    const headers = signed('{}', '');
    expect(byTopic.verify({ rawBody, headers, body: {} })).toBe(false);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['the secret', signed('{"a":1}', SECRET), true],
    ['another secret', signed('{"a":1}', 'guessed'), false],
    ['another body', signed('{"a":2}', SECRET), false],
    ['nothing', {}, false],
    ['a word', { 'x-hub-signature-256': 'sha256=' }, false],
  ])('should verify what is signed with %s: %p', (_, headers, expected) => {
    const rawBody = Buffer.from('{"a":1}');
    const verified = webhookThat().verify({ rawBody, headers, body: {} });
    expect(verified).toBe(expected);
  });

  it.each<[string, object, string[]]>([
    [
      'a pull request',
      { action: 'synchronize', pull_request: { number: 7 } },
      ['pulls/7/harbour/ledger'],
    ],
    [
      'a comment on one',
      { issue: { number: 7, pull_request: {} }, comment: {} },
      ['pulls/7/harbour/ledger'],
    ],
    ['a comment on an issue', { issue: { number: 7 }, comment: {} }, []],
    [
      'a run that ended',
      { action: 'completed', workflow_run: { id: 9 } },
      ['runs/9/harbour/ledger'],
    ],
    ['a run that began', { action: 'requested', workflow_run: { id: 9 } }, []],
    [
      'a run that is repeated',
      { action: 'requested', workflow_run: { id: 9, run_attempt: 2 } },
      ['runs/9/harbour/ledger'],
    ],
    [
      'a job that waits',
      { action: 'waiting', workflow_job: { id: 1, run_id: 9 } },
      ['runs/9/harbour/ledger'],
    ],
    ['a job that ended', { action: 'completed', workflow_job: { id: 1 } }, []],
    [
      'a review of a deployment',
      { action: 'approved', approver: {}, workflow_run: { id: 9 } },
      ['runs/9/harbour/ledger'],
    ],
    [
      'what became of a deployment',
      { deployment_status: { id: 1 }, deployment: { id: 4 } },
      ['deployments/4/harbour/ledger'],
    ],
    [
      'an alert of code scanning',
      { action: 'created', alert: {}, commit_oid: 'abc' },
      ['scans/0/harbour/ledger'],
    ],
    ['an alert that says it all', { action: 'created', alert: {} }, []],
    ['a number that is none', { pull_request: { number: '7/../8' } }, []],
  ])('should make %s worth fetching', (_, body, wishes) => {
    expect(read({ ...body, repository }, true).wishes).toEqual(wishes);
  });

  it('should store of what is read, and only wish while nobody knows', () => {
    const body = { repository, pull_request: { number: 7 } };
    expect(read(body, true).adaptations).toHaveLength(1);
    expect(read(body, undefined)).toEqual({
      adaptations: [],
      wishes: ['pulls/7/harbour/ledger'],
    });
    expect(read(body, false)).toEqual({ adaptations: [], wishes: [] });
  });

  it.each([null, 'text', { zen: 'Keep it logically awesome.' }, [1]])(
    'should count what is of no repository: %p',
    body => {
      expect(read(body, true)).toEqual({
        adaptations: [{ facts: [], ignored: 'told' }],
      });
    },
  );
});
