import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  activationRequest,
  testActivations,
  WEB_SERVICE,
} from '../__testUtils__/testActivations';
import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const conflict = (message: RegExp) => ({
  name: 'ConflictError',
  message: expect.stringMatching(message),
});

describe.each(databases.eachSupportedId())('activations on %p', databaseId => {
  async function setUp() {
    const test = await testActivations(await databases.init(databaseId));
    test.now.at = MONDAY + 12 * MINUTE;
    return test;
  }

  it('should record that an environment is ready', async () => {
    const { activate, list, knex } = await setUp();
    const activation = await activate({ component: 'Payments' });
    expect(activation).toEqual({
      id: expect.any(String),
      pattern: WEB_SERVICE,
      digest: 'sha256:one',
      version: '1.2.0',
      environment: 'resource:default/payments',
      component: 'component:default/payments',
      owner: 'group:default/pod',
      repository: 'https://github.com/bank/payments',
      requestedAt: '2026-03-02T00:00:00.000Z',
      readyAt: '2026-03-02T00:12:00.000Z',
      state: 'current',
    });
    expect((await list()).items).toEqual([activation]);
    // Nobody is named in what is kept
    expect(JSON.stringify(await knex('activation'))).not.toContain('ann');
  });

  it('should count the wait for an exception, and answer a retry as before', async () => {
    const { activate, told, counts } = await setUp();
    told.askedAt = MONDAY - 3 * DAY;
    const first = await activate();
    expect(first).toMatchObject({
      requestedAt: '2026-02-27T00:00:00.000Z',
      readyAt: '2026-03-02T00:12:00.000Z',
    });
    expect(await activate()).toEqual(first);
    const count = (await counts.countsOf([WEB_SERVICE])).get(WEB_SERVICE);
    expect(count?.clock.ready).toMatchObject({
      n: 1,
      sum: (3 * DAY) / 1000 + 720,
    });
    // One asked for meanwhile began no clock
    told.askedAt = MONDAY + DAY;
    expect(await activate({ taskId: 'task-2', name: 'other' })).toMatchObject({
      requestedAt: '2026-03-02T00:00:00.000Z',
    });
  });

  it('should measure what an owner has, of every pattern', async () => {
    const { activate, clockOf } = await setUp();
    await activate();
    await activate({
      taskId: 'two',
      name: 'two',
      pattern: 'template:default/b',
    });
    await activate({
      taskId: 'three',
      name: 'three',
      owner: 'group:default/x',
    });
    expect(await clockOf('Pod')).toMatchObject({
      owner: 'group:default/pod',
      environments: 2,
      clock: { ready: { n: 2, sum: 1_440 }, productive: { n: 0, censored: 2 } },
    });
    expect(await clockOf('none')).toMatchObject({ environments: 0 });
  });

  it('should answer the same task as it did first, even once it could not be used', async () => {
    const { activate, told, now, list } = await setUp();
    const first = await activate();
    told.refusal = 'security revoked it';
    now.at += HOUR;
    expect(await activate()).toEqual(first);
    expect((await list()).items).toHaveLength(1);
    expect(told.uses).toEqual(['task-1']);
  });

  it.each([
    ['pattern', { pattern: 'template:default/other' }],
    ['digest', { digest: 'sha256:two' }],
    ['name', { name: 'other' }],
    ['component', { component: 'component:default/other' }],
    ['owner', { owner: 'group:default/other' }],
    ['repository', { repository: 'https://github.com/bank/other' }],
    ['requestedAt', { requestedAt: '2026-03-01T00:00:00Z' }],
    ['parameters', { parameters: { region: 'us-east' } }],
  ])('should refuse the same task with another %s', async (field, more) => {
    const { activate } = await setUp();
    await activate();
    await expect(activate(more)).rejects.toMatchObject(
      conflict(new RegExp(`^${field}: task task-1 .*start the template again`)),
    );
  });

  it('should make an environment once, whoever races', async () => {
    const { activate, list, told } = await setUp();
    const results = await Promise.allSettled(
      ['one', 'two', 'three'].map(taskId =>
        activate({ taskId, name: 'Payments' }),
      ),
    );
    const failed = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    expect(failed).toHaveLength(2);
    expect(failed[0]).toMatchObject(
      conflict(/resource:default\/payments was made by task \w+ already/),
    );
    expect((await list()).items).toHaveLength(1);
    expect(told.uses).toHaveLength(1);
  });

  it('should give one answer to a task that asks twice at a time', async () => {
    const { activate, told } = await setUp();
    const [one, other] = await Promise.all([activate(), activate()]);
    expect(one).toEqual(other);
    expect(told.uses).toEqual(['task-1']);
  });

  it('should keep nothing of what may not be used', async () => {
    const { activate, list, told } = await setUp();
    told.refusal = 'compliance has to sign it off';
    await expect(activate()).rejects.toMatchObject(
      conflict(/compliance has to sign it off/),
    );
    told.refusal = '';
    told.used = 'the exception was used';
    await expect(activate()).rejects.toMatchObject(conflict(/was used/));
    expect((await list()).items).toEqual([]);
  });

  it('should not be ready before it was asked for', async () => {
    const { activate, now, counts } = await setUp();
    now.at = MONDAY - DAY;
    const { readyAt } = await activate();
    expect(readyAt).toBe('2026-03-02T00:00:00.000Z');
    const { clock } = (await counts.countsOf([WEB_SERVICE])).get(WEB_SERVICE)!;
    expect([clock.ready.p50, clock.firstRun.censored]).toEqual([0, 1]);
  });

  it.each([
    ['namespace', { namespace: 'a/b' }],
    ['owner', { owner: 'group:' }],
    ['owner', { owner: 'o'.repeat(499) }],
    ['taskId', { taskId: 'a\u0000' }],
    ['pattern', { pattern: 'template:default/a\u0000' }],
  ])('should name a wrong %s', async (field, more) => {
    const { activate } = await setUp();
    await expect(activate(more)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(new RegExp(`^${field}: `)),
    });
  });

  it('should keep no secret of an address', async () => {
    const { activate } = await setUp();
    const repository = 'https://bot:s3cret@github.com/bank/payments';
    expect(await activate({ repository })).toMatchObject({
      repository: 'https://github.com/bank/payments',
    });
  });

  it('should page through them, latest requests first', async () => {
    const { activate, list } = await setUp();
    for (const [index, minute] of [0, 5, 5, 9].entries()) {
      const requestedAt = new Date(MONDAY + minute * MINUTE).toISOString();
      const name = `e${index}`;
      await activate({ taskId: name, name, requestedAt });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 1, cursor, owner: 'pod' });
      names.push(...page.items.map(({ environment }) => environment));
      cursor = page.nextCursor;
    } while (cursor);
    expect(names).toEqual(
      ['e3', 'e2', 'e1', 'e0'].map(n => `resource:default/${n}`),
    );
    expect((await list({ environment: 'e2' })).items).toHaveLength(1);
    expect((await list({ pattern: 'other' })).items).toEqual([]);
    const { nextCursor } = await list({ limit: 1 });
    await expect(
      list({ limit: 1, cursor: nextCursor, owner: 'pod' }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('should be recorded by services only, and shown to readers of any part', async () => {
    const { activate, activations, told } = await setUp();
    const credentials = mockCredentials.user('user:default/ann');
    await expect(
      activations.activate(activationRequest(), { credentials }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    const { environment } = await activate({ component: 'payments' });
    const seen = async (...readable: string[]) => {
      told.readable = readable;
      const { items } = await activations.list({ limit: 9 }, { credentials });
      return items.length;
    };
    expect(await seen()).toBe(0);
    expect(await seen('group:default/pod')).toBe(0);
    expect(await seen(environment)).toBe(1);
    expect(await seen('component:default/payments')).toBe(1);
    expect(await seen(WEB_SERVICE)).toBe(1);
    // The clock of an owner names no environment
    await expect(
      activations.clockOf('pod', { credentials }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    told.readable = ['group:default/pod'];
    expect(await activations.clockOf('pod', { credentials })).toMatchObject({
      environments: 1,
    });
  });
});
