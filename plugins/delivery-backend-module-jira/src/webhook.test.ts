import { signedWebhook } from '@delivery-stack/vendor-replay';
import { ticket } from './__testUtils__/tickets';
import { webhookOf } from './webhook';

const secret = 'only the site knows';
const hook = webhookOf({ secret })!;

const read = (body: unknown) => hook.read({ headers: {}, body });

describe('webhookOf', () => {
  it('is there where something is configured', () => {
    expect(webhookOf({})).toBeUndefined();
    expect(webhookOf({ secret: '' })).toBeUndefined();
    expect(webhookOf({ topic: 'jira' })?.topic).toBe('jira');
  });

  const request = (headers: Record<string, string>, body: string) => ({
    headers,
    rawBody: Buffer.from(body),
    body: JSON.parse(body),
  });

  it('accepts what was signed with the secret, to the byte', () => {
    const { headers, body } = signedWebhook(
      { issue: { key: 'PAY-1' } },
      secret,
    );
    expect(hook.verify(request(headers, body))).toBe(true);
    expect(hook.verify(request(headers, `${body} `))).toBe(false);
    const forged = signedWebhook({ issue: { key: 'PAY-1' } }, 'guessed');
    expect(hook.verify(request(forged.headers, body))).toBe(false);
    expect(hook.verify(request({}, body))).toBe(false);
    const { 'x-hub-signature': signature } = headers;
    const bare = { 'x-hub-signature': signature.replace('sha256=', '') };
    expect(hook.verify(request(bare, body))).toBe(false);
  });

  it('refuses everything at the door where it has a topic only', () => {
    const { headers, body } = signedWebhook({}, 'undefined');
    const topical = webhookOf({ topic: 'jira' })!;
    expect(topical.verify(request(headers, body))).toBe(false);
  });

  it.each([
    [
      'an issue',
      { webhookEvent: 'jira:issue_updated', issue: ticket(1) },
      ['PAY-1'],
    ],
    [
      'a comment of Cloud',
      { webhookEvent: 'comment_created', issue: { key: 'PAY-1' }, comment: {} },
      ['PAY-1'],
    ],
    [
      'a comment of Data Center',
      {
        webhookEvent: 'comment_created',
        comment: { self: 'https://jira.example/rest/api/2/issue/77/comment/5' },
      },
      ['77'],
    ],
    [
      'a link between issues',
      {
        webhookEvent: 'issuelink_created',
        issueLink: { sourceIssueId: 11, destinationIssueId: 12 },
      },
      ['11', '12'],
    ],
    ['an automation rule that sends the issue alone', ticket(2), ['PAY-2']],
  ])('wishes for what %s is about', (_what, body, wishes) => {
    expect(read(body)).toEqual({ adaptations: [], wishes });
  });

  it.each([
    [{ webhookEvent: 'jira:issue_deleted', issue: ticket(1) }, 'ignored'],
    [{ webhookEvent: 'sprint_started', sprint: {} }, 'ignored'],
    [{ webhookEvent: 'x', issue: { key: '../../admin' } }, 'ignored'],
    [{}, 'unrecognised'],
    [[], 'unrecognised'],
    ['text', 'unrecognised'],
    [null, 'unrecognised'],
    [{ issue: null, comment: 7, issueLink: 'x', key: {} }, 'unrecognised'],
  ])('wishes for nothing where %j is about none', (body, why) => {
    expect(read(body)).toEqual({
      adaptations: [{ facts: [], [why]: expect.stringMatching(/\w/) }],
    });
  });
});
