import { mockServices } from '@backstage/backend-test-utils';
import { GitLabClient } from './GitLabClient';

const NOW = Date.parse('2026-03-02T09:00:00Z');

/** A client of an instance that answers what it is told to. */
function clientOf(answers: Array<[unknown, Record<string, string>]>) {
  const sent: Request[] = [];
  const slept: number[] = [];
  const client = GitLabClient.create(
    {
      instanceUrl: 'https://git.bank.example/gitlab',
      token: 'known',
      requestTimeout: 1_000,
    } as Parameters<typeof GitLabClient.create>[0],
    {
      logger: mockServices.logger.mock(),
      credentials: async () => undefined,
      ambient: {
        now: () => NOW,
        sleep: async ms => void slept.push(ms),
        fetch: async (input, init) => {
          sent.push(new Request(input, init));
          const [body, headers] = answers.shift() ?? [[], {}];
          const status = body === undefined ? 304 : 200;
          return new Response(
            body === undefined ? null : JSON.stringify(body),
            {
              status,
              headers: { 'content-type': 'application/json', ...headers },
            },
          );
        },
      },
    },
  );
  const api = client.api(new AbortController().signal);
  return { client, api, sent, slept };
}

describe('GitLabClient', () => {
  it('asks below the path of the instance, with groups encoded', async () => {
    const { api, sent } = clientOf([[{ id: 7 }, {}]]);
    await api.Projects.show('bank/core/ledger');
    expect(sent[0].url).toBe(
      'https://git.bank.example/gitlab/api/v4/projects/bank%2Fcore%2Fledger',
    );
    expect(sent[0].headers.get('authorization')).toBe('Bearer known');
  });

  it('follows pages to the last one', async () => {
    const next =
      '<https://git.bank.example/gitlab/api/v4/projects/7/pipelines/70/jobs?per_page=100&page=2&include_retried=true>; rel="next"';
    const { api, sent } = clientOf([
      [[{ id: 1 }], { link: next }],
      [[{ id: 2 }], {}],
    ]);
    const jobs = await api.Jobs.all(7, {
      pipelineId: 70,
      includeRetried: true,
      perPage: 100,
      maxPages: 50,
    });
    expect(jobs.map(({ id }) => id)).toEqual([1, 2]);
    const [first, second] = sent.map(({ url }) => new URL(url).searchParams);
    expect(Object.fromEntries(first)).toEqual({
      per_page: '100',
      include_retried: 'true',
    });
    expect(Object.fromEntries(second)).toEqual({
      per_page: '100',
      page: '2',
      include_retried: 'true',
    });
  });

  it('sends credentials nowhere else, whatever pages lead to', async () => {
    const { api, sent } = clientOf([
      [[{ id: 1 }], { link: '<https://evil.example/?page=2>; rel="next"' }],
      [[], {}],
    ]);
    await api.Pipelines.all(7, { perPage: 1 });
    expect(new Set(sent.map(({ url }) => new URL(url).host))).toEqual(
      new Set(['git.bank.example']),
    );
  });

  it.each([
    ['in seconds', '12', 12_000],
    ['as an instant', String(NOW / 1_000 + 30), 30_000],
    ['longer than a request waits', '3600', 60_000],
    ['already over', String(NOW / 1_000 - 5), undefined],
    ['not readable', 'soon', undefined],
  ])(
    'waits after the last request that was welcome, %s',
    async (_what, reset, wait) => {
      const limits = { 'ratelimit-remaining': '0', 'ratelimit-reset': reset };
      const { api, slept } = clientOf([[{ id: 7 }, limits]]);
      await api.Projects.show(7);
      expect(slept).toEqual(wait === undefined ? [] : [wait]);
    },
  );

  it('goes on at once while requests remain', async () => {
    const limits = { 'ratelimit-remaining': '9', 'ratelimit-reset': '60' };
    const { api, slept } = clientOf([[{ id: 7 }, limits]]);
    await api.Projects.show(7);
    expect(slept).toEqual([]);
  });

  it('knows an answer that was not modified', async () => {
    const { api, sent } = clientOf([
      [{ id: 7, name: 'ledger' }, { etag: 'W/"1"' }],
      [undefined, { etag: 'W/"1"' }],
      [{ id: 7, name: 'renamed' }, { etag: 'W/"2"' }],
    ]);
    const names = [];
    for (let count = 0; count < 3; count += 1) {
      names.push((await api.Projects.show(7)).name);
    }
    expect(names).toEqual(['ledger', 'ledger', 'renamed']);
    expect(sent.map(({ headers }) => headers.get('if-none-match'))).toEqual([
      null,
      'W/"1"',
      'W/"1"',
    ]);
  });

  it('keeps no long answers', async () => {
    const long = [{ id: 7, description: 'x'.repeat(20_000) }];
    const { api, sent } = clientOf([
      [long, { etag: 'W/"1"' }],
      [long, { etag: 'W/"1"' }],
    ]);
    await api.Pipelines.all(7);
    await api.Pipelines.all(7);
    expect(sent[1].headers.has('if-none-match')).toBe(false);
  });

  it('asks GraphQL a question that may be asked twice', async () => {
    const { client, sent } = clientOf([[{ data: { project: null } }, {}]]);
    const { signal } = new AbortController();
    const data = await client.graphql(
      { query: 'query q { x }', variables: { path: 'bank/core/ledger' } },
      signal,
    );
    expect(data).toEqual({ project: null });
    const [{ url, method }] = sent;
    expect([method, new URL(url).pathname]).toEqual([
      'GET',
      '/gitlab/api/graphql',
    ]);
    expect(new URL(url).searchParams.get('variables')).toBe(
      '{"path":"bank/core/ledger"}',
    );
  });

  it('says what GraphQL refuses', async () => {
    const { client } = clientOf([[{ errors: [{ message: 'no field' }] }, {}]]);
    const { signal } = new AbortController();
    await expect(
      client.graphql({ query: 'q', variables: {} }, signal),
    ).rejects.toThrow('GraphQL: no field');
  });
});
