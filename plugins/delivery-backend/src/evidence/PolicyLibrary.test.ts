import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { facetNames } from '@delivery-stack/patterns';
import { Knex } from 'knex';
import { testActivations } from '../__testUtils__/testActivations';
import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';
import { PatternStore } from '../patterns/store/PatternStore';
import { DefaultEvidenceService } from './DefaultEvidenceService';
import { EnvironmentFacts } from './EnvironmentFacts';
import { EvidenceStore } from './EvidenceStore';
import { PolicyLibrary } from './PolicyLibrary';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const iso = (hours: number) => new Date(MONDAY + hours * HOUR).toISOString();
const WEB = 'template:default/web';
const JOB = 'template:default/job';

/** `pattern.yaml` that carries some policies. */
const patternWith = (version: string, policies: Record<string, string>) => ({
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Pattern',
  metadata: { name: 'any', version },
  spec: {
    facets: Object.fromEntries(
      facetNames.map(name => [name, { waived: 'not needed' }]),
    ),
    functions: ['security'],
    envelope: {},
    deployment: {
      low: { strategy: 'rolling' },
      medium: { strategy: 'rolling' },
      high: { strategy: 'rolling' },
    },
    cost: { amount: 1, currency: 'EUR', period: 'month' },
    policies: Object.entries(policies).map(([name, enforces]) => ({
      name,
      enforces,
      checkedIn: ['pipeline'],
    })),
  },
});

describe.each(databases.eachSupportedId())(
  'the policy library on %p',
  databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
    });
    afterEach(() => knex.destroy());

    async function setUp() {
      const test = await testActivations(knex);
      test.now.at = MONDAY + 100 * HOUR;
      const store = PatternStore.create({ knex });
      const add = (ref: string, pattern: object) =>
        store.save(
          {
            ref,
            title: ref.slice('template:default/'.length),
            description: null,
            owner: null,
            folder: 'https://example.com/',
            etag: null,
            digest: 'sha256:1',
            checked_ms: 1,
            problem: null,
            complaints: '[]',
          },
          {
            name: 'any',
            version: '1.0.0',
            content: { spec: {}, pattern, files: [] },
            files: new Map(),
          },
        );
      await add(WEB, patternWith('2.0.0', { sbom: 'Every image has one' }));
      await add(
        JOB,
        patternWith('1.0.0', { sbom: 'Each has one', deny: 'No traffic' }),
      );
      await add('template:default/broken', { kind: 'Pattern' });
      const evidence = DefaultEvidenceService.create({
        store: EvidenceStore.create({ knex }),
        clock: () => test.now.at,
        silentAfter: 30 * DAY,
      });
      let run = 0;
      const make = async (name: string, pattern: string, more: object = {}) =>
        test.activate({ taskId: name, name, pattern, ...more });
      const tell = (
        environment: string,
        hour: number,
        results: Record<string, 'pass' | 'fail'>,
      ) =>
        evidence.add(environment, {
          commit: (run += 1).toString(16).padStart(40, '0'),
          branch: 'main',
          isDefaultBranch: true,
          run: `${run}`,
          at: iso(hour),
          manifest: 'a'.repeat(64),
          drift: [],
          driftCount: 0,
          attestations: 'genuine',
          policies: Object.entries(results).map(([name, result]) => ({
            name,
            result,
          })),
        });
      let readable: string[] | undefined;
      const library = PolicyLibrary.create({
        patterns: store,
        facts: EnvironmentFacts.create({ knex }),
        clock: () => test.now.at,
        silentAfter: 30 * DAY,
        auth: { isPrincipal: () => readable === undefined } as any,
        readers: {
          readable: async refs =>
            new Set([...refs].filter(ref => readable?.includes(ref))),
        },
      });
      const list = (...refs: string[]) => {
        readable = refs.length === 0 ? undefined : refs;
        return library.list({ credentials: mockCredentials.user() });
      };
      return { ...test, make, tell, list };
    }

    it('should say what each enforces, who carries it, and where it holds', async () => {
      const { make, tell, list, now } = await setUp();
      await make('one', WEB);
      await make('two', WEB);
      await make('three', JOB);
      await make('other', 'template:default/gone');
      await tell('one', 1, { sbom: 'pass' });
      await tell('two', 2, { sbom: 'fail' });
      await tell('two', 3, { sbom: 'fail', unheard: 'fail' });
      expect(await list()).toEqual({
        asOf: iso(100),
        items: [
          {
            name: 'deny',
            enforces: ['No traffic'],
            checkedIn: ['pipeline'],
            patterns: [{ ref: JOB, title: 'job', version: '1.0.0' }],
            environments: { n: 1, pass: 0, fail: 0, unknown: 1 },
            failing: [],
          },
          {
            name: 'sbom',
            enforces: ['Each has one', 'Every image has one'],
            checkedIn: ['pipeline'],
            patterns: [
              { ref: JOB, title: 'job', version: '1.0.0' },
              { ref: WEB, title: 'web', version: '2.0.0' },
            ],
            environments: { n: 3, pass: 1, fail: 1, unknown: 1 },
            failing: [{ environment: 'resource:default/two', since: iso(2) }],
          },
        ],
        hidden: 0,
      });
      // What held long ago is not known to hold; what did not, did not.
      now.at += 40 * DAY;
      const [, sbom] = (await list()).items;
      expect(sbom.environments).toEqual({ n: 3, pass: 0, fail: 1, unknown: 2 });
    });

    it('should tell a reader of nothing that they may not read', async () => {
      const { make, tell, list } = await setUp();
      await make('one', WEB, { component: 'shop' });
      await make('two', WEB);
      await make('three', JOB);
      await tell('two', 2, { sbom: 'fail' });
      expect((await list('group:default/pod')).items).toEqual([]);
      const seen = await list(WEB, 'component:default/shop');
      expect(seen.hidden).toBe(1);
      expect(seen.items).toMatchObject([
        {
          name: 'sbom',
          patterns: [{ ref: WEB }],
          environments: { n: 1, pass: 0, fail: 0, unknown: 1 },
          failing: [],
        },
      ]);
    });
  },
);
