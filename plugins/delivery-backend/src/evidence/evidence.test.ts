import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';
import {
  changed,
  commit,
  evidence,
  iso,
  PAYMENTS,
  testEvidence,
} from '../__testUtils__/testEvidence';
import { AuthorizedEvidenceService } from './AuthorizedEvidenceService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('evidence on %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });
  afterEach(() => knex.destroy());

  const setUp = () => testEvidence(knex);

  it('should say that nothing was ever sent', async () => {
    const { get } = await setUp();
    expect(await get()).toEqual({
      asOf: iso(100),
      compliance: {
        environment: PAYMENTS,
        state: 'none',
        isSilent: false,
        drift: [],
        driftCount: 0,
        policies: [],
      },
      past: [],
      items: [],
    });
  });

  it('should keep since when a file is outside, and that it was, once it is undone', async () => {
    const { add, get } = await setUp();
    const policies = (result: 'pass' | 'fail') => ({
      policies: [{ name: 'sbom', result }],
    });
    await add(1, policies('pass'));
    await add(2, { drift: changed('a', 'b'), ...policies('fail') });
    await add(3, {
      drift: [{ path: 'a', kind: 'missing' }],
      ...policies('fail'),
    });
    const { compliance, past, items } = await get();
    expect(compliance).toEqual({
      environment: PAYMENTS,
      state: 'outside',
      isSilent: false,
      lastEvidenceAt: iso(3),
      lastCommit: commit(3),
      lastLink: 'https://gitlab.example.com/jobs/4711',
      attestations: 'genuine',
      drift: [{ path: 'a', kind: 'missing', since: iso(2) }],
      driftCount: 1,
      policies: [{ name: 'sbom', result: 'fail', since: iso(2), at: iso(3) }],
    });
    expect(past).toEqual([
      { path: 'b', kind: 'changed', since: iso(2), until: iso(3) },
    ]);
    expect(items.map(each => [each.at, each.driftCount])).toEqual([
      [iso(3), 1],
      [iso(2), 2],
      [iso(1), 0],
    ]);
    expect(items[0].failedPolicies).toEqual(['sbom']);
    await add(4, policies('pass'));
    const healed = await get();
    expect(healed.compliance).toMatchObject({ state: 'inside', drift: [] });
    expect(healed.past.map(({ path, until }) => [path, until])).toEqual([
      ['a', iso(4)],
      ['b', iso(3)],
    ]);
  });

  it('should count the default branch alone, and a run once', async () => {
    const { add, compliance, get } = await setUp();
    expect(await add(1)).toEqual({ result: 'accepted', counts: true });
    expect(await add(1)).toEqual({ result: 'duplicate', counts: true });
    const branch = { branch: 'try', isDefaultBranch: false };
    expect(await add(2, { ...branch, drift: changed('a') })).toEqual({
      result: 'accepted',
      counts: false,
    });
    expect(await compliance()).toMatchObject({ state: 'inside' });
    expect((await get()).items).toHaveLength(2);
  });

  it('should keep the same of two bodies of one run, whichever came first', async () => {
    const { add, compliance } = await setUp();
    await add(1);
    const other = { drift: changed('z') };
    expect(await add(1, other)).toMatchObject({ result: 'conflicting' });
    const standing = await compliance();
    await knex('evidence').delete();
    await knex('compliance').delete();
    await knex('drift').delete();
    await add(1, other);
    expect(await add(1)).toMatchObject({ result: 'conflicting' });
    expect(await compliance()).toEqual(standing);
  });

  it('should not let a pipeline that is run again undo what came after', async () => {
    const { add, compliance } = await setUp();
    await add(1);
    await add(2, { drift: changed('a') });
    await add(1, { run: 'again', at: iso(3) });
    expect(await compliance()).toMatchObject({
      state: 'outside',
      lastCommit: commit(2),
    });
    // The last commit may be looked at again.
    await add(2, { run: 'nightly', at: iso(4) });
    expect(await compliance()).toMatchObject({ state: 'inside' });
  });

  it('should take another list for drift, and believe nothing that it hides', async () => {
    const { add, get } = await setUp();
    await add(1, { drift: changed('k8s/quota.yaml') });
    await add(2, { manifest: 'b'.repeat(64) });
    expect((await get()).compliance).toMatchObject({
      state: 'outside',
      driftCount: 2,
      drift: [
        { path: '.delivery/files.json', kind: 'changed', since: iso(2) },
        { path: 'k8s/quota.yaml', since: iso(1) },
      ],
    });
    await add(3, { manifest: null });
    expect((await get()).compliance.drift[0].kind).toBe('missing');
    await add(4);
    expect((await get()).compliance).toMatchObject({ state: 'inside' });
    expect((await get()).past).toHaveLength(2);
  });

  it('should not end what is no longer named among too many', async () => {
    const { add, compliance } = await setUp();
    await add(1, { drift: changed('z') });
    await add(2, { drift: changed('a'), driftCount: 700 });
    expect(await compliance()).toMatchObject({
      driftCount: 700,
      drift: [{ path: 'a' }, { path: 'z', since: iso(1) }],
    });
  });

  it('should be silent when nothing came for long, and outside for as long as that was last', async () => {
    const { add, compliance, now } = await setUp();
    await add(1);
    now.at = MONDAY + HOUR + 30 * DAY;
    expect(await compliance()).toMatchObject({ state: 'inside' });
    now.at += 1;
    expect(await compliance()).toMatchObject({ state: 'silent' });
    await add(2, { attestations: 'refused' });
    now.at += 40 * DAY;
    expect(await compliance()).toMatchObject({
      state: 'outside',
      isSilent: true,
    });
  });

  it('should refuse the future, and environments that nobody activated', async () => {
    const { add, inner, now } = await setUp();
    now.at = MONDAY + HOUR - 5 * 60_000;
    await add(1);
    now.at -= 1;
    await expect(add(1, { run: 'b' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^at: .* is in the future.*set the clock/),
    });
    await expect(
      inner.add('resource:default/none', evidence(0)),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await knex('evidence')).toHaveLength(1);
  });

  it('should page through the history', async () => {
    const { add, get } = await setUp();
    for (const n of [1, 2, 3]) {
      await add(n);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await get(1, cursor);
      seen.push(...page.items.map(({ run }) => run));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['3', '2', '1']);
  });

  it('should be shown to readers of the environment or its component, not of the pattern', async () => {
    const { inner, add, told } = await setUp();
    await add(1);
    const service = new AuthorizedEvidenceService(inner, {
      auth: { isPrincipal: () => false } as any,
      readers: {
        readable: async refs =>
          new Set([...refs].filter(ref => told.readable.includes(ref))),
      },
    });
    const credentials = mockCredentials.user();
    const seen = (...refs: string[]) => {
      told.readable = refs;
      return service.get(PAYMENTS, { limit: 1 }, { credentials });
    };
    await expect(seen('template:default/web-service')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(seen('component:default/payments')).resolves.toBeDefined();
    await expect(seen(PAYMENTS)).resolves.toBeDefined();
  });
});
