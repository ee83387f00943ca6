import { stopServers } from '@delivery-stack/vendor-replay/context';
import { addChange, addPush } from './__testUtils__/changes';
import { connected } from './__testUtils__/connected';
import { decideRun, deployRun, startRun } from './__testUtils__/deliveries';
import {
  emptyHost,
  LEDGER,
  ledgerOf,
  wholeStory,
} from './__testUtils__/testHost';
import { DAY, HOUR, iso, MONDAY } from './__testUtils__/wire';

describe('GitHubSource', () => {
  afterEach(stopServers);

  const typesOf = (facts: ReadonlyArray<{ type: string }>) => [
    ...new Set(facts.map(({ type }) => type)),
  ];

  it('should tell a change from its opening to its production', async () => {
    const host = emptyHost();
    wholeStory(host, 1, MONDAY);
    const { run, facts, unrecognised, conflicting, problems } = await connected(
      host,
    );
    await run();
    expect(typesOf(facts()).sort()).toEqual([
      'approval.closed',
      'approval.created',
      'change.created',
      'change.merged',
      'change.reviewed',
      'change.reviewrequested',
      'change.updated',
      'commit.authored',
      'deployment.created',
      'deployment.statuschanged',
      'pipelinerun.finished',
      'pipelinerun.queued',
      'pipelinerun.started',
      'service.deployed',
      'taskrun.finished',
      'taskrun.queued',
      'taskrun.started',
    ]);
    expect(unrecognised()).toEqual([]);
    expect(conflicting()).toBe(0);
    expect(problems).toEqual([]);
    expect(facts()).toContainEqual(
      expect.objectContaining({
        type: 'approval.closed',
        time: MONDAY + 9 * HOUR,
        data: expect.objectContaining({
          environment: 'production',
          decision: 'approved',
          responder: expect.objectContaining({ id: 'person3' }),
        }),
      }),
    );
  });

  it('should ask for nothing twice where nothing is new', async () => {
    const host = emptyHost();
    wholeStory(host, 1, MONDAY);
    const { run } = await connected(host);
    expect((await run()).length).toBeGreaterThan(8);
    expect(await run()).toEqual([
      'pulls 304',
      'actions/runs 304',
      'deployments 304',
      'code-scanning/analyses 304',
    ]);
  });

  it('should read again what changed, and only that', async () => {
    const host = emptyHost();
    addChange(ledgerOf(host), 1, MONDAY);
    addChange(ledgerOf(host), 2, MONDAY + HOUR);
    addChange(ledgerOf(host), 3, MONDAY + 2 * HOUR);
    const { run, facts } = await connected(host);
    await run();
    addPush(ledgerOf(host), 1, MONDAY + 3 * HOUR);
    const asked = await run();
    const read = asked.flatMap(path => /issues\/(\d+)/.exec(path)?.[1] ?? []);
    // That of the last minute too: a list may lag, and instants may tie.
    expect(read.sort()).toEqual(['1', '3']);
    expect(asked).toContain('commits/head-1-1/check-runs');
    expect(asked.slice(-3)).toEqual([
      'actions/runs 304',
      'deployments 304',
      'code-scanning/analyses 304',
    ]);
    expect(facts()).toContainEqual(
      expect.objectContaining({
        type: 'commit.authored',
        time: MONDAY + 3 * HOUR,
      }),
    );
  });

  it('should look again at what was under way until it is over', async () => {
    const host = emptyHost();
    startRun(ledgerOf(host), 1, MONDAY);
    deployRun(ledgerOf(host), 1, MONDAY + HOUR);
    const { run, facts } = await connected(host);
    const ofType = (type: string) =>
      facts().filter(fact => fact.type === type).length;
    await run();
    expect(ofType('approval.created')).toBeGreaterThan(0);
    expect(ofType('approval.closed')).toBe(0);
    await run();
    expect(await run()).toContain('actions/runs/1 304');
    decideRun(ledgerOf(host), 1, MONDAY + 4 * HOUR);
    await run();
    expect(ofType('approval.closed')).toBeGreaterThan(0);
    expect(ofType('service.deployed')).toBe(1);
    expect(await run()).not.toContain('actions/runs/1 304');
  });

  it('should notice in a day what was repeated long after it ended', async () => {
    const host = emptyHost();
    wholeStory(host, 1, MONDAY);
    startRun(ledgerOf(host), 2, MONDAY + 2 * DAY);
    const { run, facts, clock } = await connected(host);
    await run();
    const [first] = ledgerOf(host).runs.get(1)!.attempts;
    ledgerOf(host)
      .runs.get(1)!
      .attempts.push({
        ...first,
        run_attempt: 2,
        run_started_at: iso(clock.now + HOUR),
        updated_at: iso(clock.now + 2 * HOUR),
      });
    const repeated = () =>
      facts().filter(
        ({ type, data }) =>
          type === 'pipelinerun.started' &&
          (data as { attempt?: number }).attempt === 2,
      );
    clock.now += 3 * HOUR;
    await run();
    expect(repeated()).toEqual([]);
    clock.now += DAY;
    await run();
    expect(repeated()).toHaveLength(1);
  });

  it('should go on below where a long way back was cut short', async () => {
    const host = emptyHost();
    for (let number = 1; number <= 60; number += 1) {
      addChange(ledgerOf(host), number, MONDAY + number * HOUR);
    }
    const { run, server, facts } = await connected(host, {
      config: { requestTimeout: 1_000 },
    });
    server.faults = (_, { url }) =>
      /issues\/20\//.test(url.pathname)
        ? { kind: 'answer', answer: { status: 422, body: { message: 'no' } } }
        : undefined;
    await expect(run()).rejects.toThrow(/422/);
    server.faults = undefined;
    addChange(ledgerOf(host), 61, MONDAY + 61 * HOUR);
    const asked = await run();
    const read = asked.flatMap(path => /issues\/(\d+)/.exec(path)?.[1] ?? []);
    expect(read).toContain('61');
    expect(read).toContain('1');
    expect(read).toContain('20');
    // The latest chunk was stored before; its top is read again for ties.
    expect(read).not.toContain('50');
    expect(
      new Set(facts().map(({ data }) => (data as { key?: string }).key)).size,
    ).toBeGreaterThan(60);
  });

  it('should read no further back than it is told to', async () => {
    const host = emptyHost();
    addChange(ledgerOf(host), 1, MONDAY - 100 * DAY);
    addChange(ledgerOf(host), 2, MONDAY);
    const { run } = await connected(host);
    const asked = await run();
    expect(asked).toContain('issues/2/timeline');
    expect(asked).not.toContain('issues/1/timeline');
  });

  it('should list the repositories of an owner for a pattern', async () => {
    const host = emptyHost();
    host.addRepository('harbour/ledger-web');
    const { run, problems } = await connected(host, {
      config: {
        projects: {
          names: [],
          matches: name => name.startsWith('harbour/ledger'),
          fromCatalog: false,
        },
        owners: ['harbour'],
      },
    });
    const asked = await run();
    expect(asked[0]).toBe('/orgs/harbour/repos');
    expect(asked.filter(path => path === 'pulls')).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  it('should report a repository that is not there, unless only an annotation names it', async () => {
    const { run, problems } = await connected(emptyHost(), {
      annotated: ['elsewhere/web'],
      config: {
        projects: { names: ['harbour/gone', LEDGER], fromCatalog: true },
      },
    });
    await run();
    expect(problems).toMatchObject([
      { code: 'not-found', subject: 'harbour/gone' },
    ]);
  });

  it('should name the permission that is missing, and read everything else', async () => {
    const host = emptyHost();
    wholeStory(host, 1, MONDAY);
    const { run, problems, access, facts } = await connected(host);
    access.denied.add('checks');
    await run();
    expect(problems).toMatchObject([
      { code: 'missing-scope', subject: 'checks', scopes: ['checks: read'] },
    ]);
    expect(typesOf(facts())).toContain('service.deployed');
  });

  it('should take a repository without code scanning as it is', async () => {
    const host = emptyHost();
    ledgerOf(host).scansCode = false;
    const { run, problems } = await connected(host);
    await run();
    expect(problems).toEqual([]);
  });

  it('should use the credentials of the owner that is asked about', async () => {
    const host = emptyHost();
    wholeStory(host, 1, MONDAY);
    const asked = new Set<string>();
    const { run, access } = await connected(host, {
      config: { token: undefined },
      credentials: async url => {
        asked.add(url);
        return { authorization: 'Bearer of-harbour' };
      },
    });
    access.tokens.add('of-harbour');
    await run();
    expect([...asked]).toEqual([`https://github.com/${LEDGER}`]);
  });

  it.each([
    ['has none', async () => undefined, /has no credentials for/],
    [
      'cannot get any',
      async () => {
        throw new Error('no such integration');
      },
      /No credentials for .* could be had/,
    ],
  ])(
    'should fail where the integration %s',
    async (_, credentials, message) => {
      const { run } = await connected(emptyHost(), {
        config: { token: undefined },
        credentials,
      });
      await expect(run()).rejects.toMatchObject({
        name: 'SourceUnauthorizedError',
        message: expect.stringMatching(message),
      });
    },
  );

  it('should end a run that would have to wait for long, and say until when', async () => {
    const { run, server } = await connected(emptyHost());
    const reset = Math.ceil(Date.now() / 1_000) + 3_600;
    server.faults = () => ({
      kind: 'answer',
      answer: {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(reset),
        },
        body: { message: 'API rate limit exceeded' },
      },
    });
    await expect(run()).rejects.toMatchObject({
      name: 'SourceRateLimitedError',
      until: reset * 1_000,
    });
  });

  it('should take a page in place of JSON for what it is', async () => {
    const { run, server } = await connected(emptyHost());
    server.faults = () => ({
      kind: 'answer',
      answer: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html>Sign in</html>',
      },
    });
    await expect(run()).rejects.toMatchObject({
      name: 'SourceAnswerError',
      message: expect.stringContaining('web page'),
    });
  });

  it('should stop when it is told to', async () => {
    const host = emptyHost();
    addChange(ledgerOf(host), 1, MONDAY);
    const { run, server, stop } = await connected(host);
    server.onRequest(() => stop.abort());
    await expect(run()).rejects.toThrow();
    expect(server.requests.length).toBeLessThan(4);
  });

  it('should forget what has been under way for longer than GitHub lets it', async () => {
    const host = emptyHost();
    startRun(ledgerOf(host), 1, MONDAY);
    const { run, clock } = await connected(host);
    await run();
    expect(await run()).toContain('actions/runs/1');
    clock.now += 40 * DAY;
    expect((await run()).filter(path => /runs\/1/.test(path))).toEqual([]);
  });
});
