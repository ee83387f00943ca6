import { webhookOf } from './webhook';

const secret = 'known to both';
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const request = (headers: Record<string, string>) => ({
  headers,
  rawBody: Buffer.from('{}'),
  body: {},
});

/** What the Notification plugin sends. */
const notification = (build: object) => ({
  name: 'main',
  display_name: 'main',
  url: 'job/bank/job/ledger/job/main/',
  build: {
    full_url:
      'https://ci.harbour.example/jenkins/job/bank/job/ledger/job/main/12/',
    number: 12,
    queue_id: 318,
    timestamp: 1_772_442_000_000,
    phase: 'FINALIZED',
    status: 'SUCCESS',
    url: 'job/bank/job/ledger/job/main/12/',
    scm: { branch: 'origin/main', commit: 'c0ffee' },
    parameters: { TARGET: 'production' },
    ...build,
  },
});

const wishesOf = (body: unknown) =>
  webhookOf({ secret })!.read({ headers: {}, body }).wishes;

describe('webhookOf', () => {
  it('is nothing where nothing is configured', () => {
    expect(webhookOf({})).toBeUndefined();
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
      expect(webhookOf({ secret })!.verify(request(headers))).toBe(allowed);
    },
  );

  it('insists on the user where one is configured', () => {
    const { verify } = webhookOf({ secret, username: 'jenkins' })!;
    const of = (user: string) =>
      verify(request({ authorization: basic(user, secret) }));
    expect([of('jenkins'), of('other')]).toEqual([true, false]);
  });

  it('refuses everybody where only a topic is configured', () => {
    const { verify, topic } = webhookOf({ topic: 'jenkins' })!;
    expect(topic).toBe('jenkins');
    expect(verify(request({ 'x-delivery-token': '' }))).toBe(false);
  });

  it.each([
    ['its path', {}, 'bank/ledger/main/12'],
    ['its address', { url: undefined }, 'bank/ledger/main/12'],
    [
      'the path of a branch',
      { url: 'job/ledger/job/feature%252Fnight/7/' },
      'ledger/feature%2Fnight/7',
    ],
    ['a job called job', { url: 'job/job/job/2024/7/' }, 'job/2024/7'],
  ])('wishes for the build by %s', (_what, build, wish) => {
    expect(wishesOf(notification(build))).toEqual([`builds/${wish}`]);
  });

  it('takes no facts from a body, whatever it tells', () => {
    const body = {
      number: 12,
      timestamp: 1_772_442_000_000,
      url: 'https://ci.harbour.example/job/ledger/12/',
      duration: 1,
      result: 'SUCCESS',
    };
    const { adaptations } = webhookOf({ secret })!.read({ headers: {}, body });
    expect(adaptations.flatMap(({ facts }) => facts)).toEqual([]);
  });

  it.each([
    null,
    'text',
    7,
    [],
    {},
    { build: null },
    { build: { url: 7 } },
    { build: { url: 'job/ledger/' } },
    { build: { url: 'job/%E0%A4%A/7/' } },
    { build: { url: 'job/..%2F..%2Fadmin/7/' } },
    { build: { url: `job/${'x'.repeat(600)}/7/` } },
    { build: { url: 'https://evil.example/7/' } },
  ])('wishes for nothing where it hears %j', body => {
    expect(wishesOf(body)).toEqual([]);
  });
});
