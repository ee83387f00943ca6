import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseSourceRunStore } from './DatabaseSourceRunStore';
import { migrateDatabase } from './migrate';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const nothing = {
  accepted: 0,
  duplicate: 0,
  conflicting: 0,
  rejected: 0,
  ignored: 0,
};

describe.each(databases.eachSupportedId())('runs of sources on %p', id => {
  async function createStore() {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    return DatabaseSourceRunStore.create({ knex });
  }

  it('should tell a run from its start to its end', async () => {
    const store = await createStore();
    expect(await store.list()).toEqual([]);
    await store.started('jira-main', { now: 1_000, nextAt: 61_000 });
    await store.progressed('jira-main', {
      done: 1,
      total: 4,
      unit: 'projects',
    });
    expect(await store.list()).toMatchObject([
      {
        sourceId: 'jira-main',
        status: 'running',
        startedAt: 1_000,
        nextAt: 61_000,
        progress: { done: 1, total: 4, unit: 'projects' },
      },
    ]);
    await store.ended('jira-main', { now: 2_000, status: 'ok', problems: [] });
    expect(await store.list()).toMatchObject([
      { status: 'ok', succeededAt: 2_000, problems: [] },
    ]);
  });

  it('should say since when a problem is there, and when it last went well', async () => {
    const store = await createStore();
    const problem = {
      code: 'not-found' as const,
      subject: 'bank/ledger',
      message: 'No such repository',
    };
    const end = (now: number, status: 'failed' | 'partial') =>
      store.ended('github-main', { now, status, problems: [problem] });
    await end(1_000, 'partial');
    await end(2_000, 'failed');
    const [run] = await store.list();
    expect(run.problems).toEqual([{ ...problem, since: 1_000 }]);
    expect(run).toMatchObject({ status: 'failed', succeededAt: 1_000 });
  });

  it('should add counts up from any number of replicas', async () => {
    const store = await createStore();
    const count = (reasons: string[], accepted: number) =>
      store.count('jira-main', {
        now: 5,
        tally: { ...nothing, accepted, rejected: reasons.length },
        reasons,
      });
    await Promise.all([
      count(['no key', 'no key'], 3),
      count(['no time'], 4),
      count(['no key'], 0),
    ]);
    const [run] = await store.list();
    expect(run.tally).toEqual({ ...nothing, accepted: 7, rejected: 4 });
    expect(run.rejections).toEqual([
      { reason: 'no key', count: 3 },
      { reason: 'no time', count: 1 },
    ]);
  });

  it('should keep a bounded number of reasons apart', async () => {
    const store = await createStore();
    const reasons = Array.from({ length: 250 }, (_, n) => `reason ${n}`);
    await store.count('jira-main', { now: 5, tally: nothing, reasons });
    const [run] = await store.list();
    expect(run.rejections[0]).toEqual({ reason: 'other reasons', count: 50 });
    expect(run.rejections).toHaveLength(20);
  });

  it('should keep a wish that is asked for again while it is fulfilled', async () => {
    const store = await createStore();
    await store.told('github-main', { now: 1, wishes: ['b', 'a', 'a'] });
    await store.told('github-main', { now: 2, wishes: ['c'] });
    const [first, second, third] = await store.pending('github-main', 10);
    expect([first, second, third]).toEqual([
      { key: 'a', version: 1 },
      { key: 'b', version: 1 },
      { key: 'c', version: 1 },
    ]);
    await store.told('github-main', { now: 3, wishes: ['a'] });
    await store.fulfilled('github-main', first);
    await store.fulfilled('github-main', second);
    expect(await store.pending('github-main', 10)).toEqual([
      { key: 'a', version: 2 },
      { key: 'c', version: 1 },
    ]);
    const [run] = await store.list();
    expect(run.wishes).toBe(2);
    expect(run.webhooks).toEqual({ received: 3, refused: 0, lastAt: 3 });
  });

  it('should remember by source and key, and forget', async () => {
    const store = await createStore();
    const remember = (key: string, value: object) =>
      store.remember('jira-main', { key, value: { ...value }, now: 1 });
    await remember('PAY', { until: 5 });
    await remember('PAY', { until: 6 });
    await remember('LED', { until: 7 });
    expect(await store.remembered('jira-main', 'PAY')).toEqual({ until: 6 });
    expect(await store.remembered('jira-dc', 'PAY')).toBeUndefined();
    await store.forget('jira-main', 'PAY');
    expect(await store.remembered('jira-main', 'PAY')).toBeUndefined();
    expect(await store.remembered('jira-main', 'LED')).toEqual({ until: 7 });
  });
});
