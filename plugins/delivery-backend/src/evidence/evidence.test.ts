import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  EvidenceRequest,
  evidenceRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { testActivations } from '../__testUtils__/testActivations';
import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';
import { AuthorizedEvidenceService } from './AuthorizedEvidenceService';
import { complianceView } from './complianceView';
import { DefaultEvidenceService } from './DefaultEvidenceService';
import { EvidenceStore } from './EvidenceStore';
import { observationOf } from './observation';
import { standingOf } from './standing';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const REF = 'resource:default/payments';
const LIST = 'a'.repeat(64);
const commit = (n: number) => n.toString(16).padStart(40, '0');
const iso = (hours: number) => new Date(MONDAY + hours * HOUR).toISOString();

/** What `delivery check --send` sends, an hour after the n-th commit. */
const evidence = (n: number, more: Partial<EvidenceRequest> = {}) =>
  evidenceRequestSchema.parse({
    commit: commit(n),
    branch: 'main',
    isDefaultBranch: true,
    run: `${n}`,
    link: 'https://gitlab.example.com/jobs/4711',
    at: iso(n),
    manifest: LIST,
    driftCount: more.drift?.length ?? 0,
    drift: [],
    attestations: 'genuine',
    policies: [],
    ...more,
  });
const changed = (...paths: string[]) =>
  paths.map(path => ({ path, kind: 'changed' as const }));

describe.each(databases.eachSupportedId())('evidence on %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });
  afterEach(() => knex.destroy());

  async function setUp(more: object = {}) {
    const test = await testActivations(knex);
    test.now.at = MONDAY + 100 * HOUR;
    await test.activate({ component: 'payments', manifest: LIST, ...more });
    const inner = DefaultEvidenceService.create({
      store: EvidenceStore.create({ knex }),
      clock: () => test.now.at,
      silentAfter: 30 * DAY,
    });
    const get = (limit = 20, cursor?: string) =>
      inner.get('Payments', { limit, cursor });
    return {
      ...test,
      inner,
      get,
      add: (...args: Parameters<typeof evidence>) =>
        inner.add(REF, evidence(...args)),
      compliance: async () => (await get()).compliance,
    };
  }

  it('should say that nothing was ever sent', async () => {
    const { get } = await setUp();
    expect(await get()).toEqual({
      asOf: iso(100),
      compliance: {
        environment: REF,
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
      environment: REF,
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
    const { readable } = { readable: told };
    const service = new AuthorizedEvidenceService(inner, {
      auth: { isPrincipal: () => false } as any,
      readers: {
        readable: async refs =>
          new Set([...refs].filter(ref => readable.readable.includes(ref))),
      },
    });
    const credentials = mockCredentials.user();
    const seen = (...refs: string[]) => {
      told.readable = refs;
      return service.get(REF, { limit: 1 }, { credentials });
    };
    await expect(seen('template:default/web-service')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(seen('component:default/payments')).resolves.toBeDefined();
    await expect(seen(REF)).resolves.toBeDefined();
  });

  it('should stand the same whatever the order of arrival, with duplicates, and when all come at once', async () => {
    const { activate, inner } = await setUp();
    const one = fc.record({
      n: fc.integer({ min: 0, max: 4 }),
      run: fc.constantFrom('a', 'b'),
      hour: fc.integer({ min: 0, max: 6 }),
      drift: fc.subarray(['x', 'y', 'z']),
      more: fc.constantFrom(0, 0, 0, 9),
      manifest: fc.constantFrom(LIST, LIST, LIST, null),
      isDefaultBranch: fc.constantFrom(true, true, true, false),
      results: fc.array(fc.constantFrom('pass' as const, 'fail' as const), {
        maxLength: 2,
      }),
    });
    const requests = fc
      .uniqueArray(one, {
        maxLength: 8,
        selector: ({ n, run }) => `${n}${run}`,
      })
      .map(all =>
        all.map(({ n, run, hour, drift, more, results, ...rest }) =>
          evidence(n, {
            ...rest,
            run,
            at: iso(hour),
            drift: changed(...drift),
            driftCount: drift.length + more,
            policies: results.map((result, index) => ({
              name: `p${index}`,
              result,
            })),
          }),
        ),
      );
    let counter = 0;
    await fc.assert(
      fc.asyncProperty(
        requests.chain(all =>
          fc.record({
            all: fc.constant(all),
            arrival: fc.array(fc.constantFrom(...all, evidence(0)), {
              maxLength: 12,
            }),
          }),
        ),
        async ({ all, arrival }) => {
          const name = `law-${(counter += 1)}`;
          await activate({ taskId: name, name, manifest: LIST });
          const chosen = arrival.filter(each => all.includes(each));
          for (const request of [...chosen, ...all]) {
            await inner.add(name, request);
          }
          const found = await inner.get(name, { limit: 1 });
          const expected = standingOf(
            all
              .filter(({ isDefaultBranch }) => isDefaultBranch)
              .map(request => observationOf(request, LIST)),
          );
          const ref = `resource:default/${name}`;
          expect(found.compliance).toEqual(complianceView(ref, expected, 0));
          const text = ({ path, since, until }: any) =>
            `${path} ${+new Date(since)} ${+new Date(until)}`;
          expect(found.past.map(text).sort()).toEqual(
            expected.past.map(text).sort(),
          );
        },
      ),
      { numRuns: 40 },
    );
    await activate({ taskId: 'race', name: 'race', manifest: LIST });
    const all = [1, 2, 3, 4, 5].map(n =>
      evidence(n, { drift: changed(`${n % 2}`) }),
    );
    await Promise.all(
      [...all, ...all].map(request => inner.add('race', request)),
    );
    const { compliance } = await inner.get('race', { limit: 1 });
    expect(compliance).toEqual(
      complianceView(
        'resource:default/race',
        standingOf(all.map(request => observationOf(request, LIST))),
        0,
      ),
    );
  });
});
