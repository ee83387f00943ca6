import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  changed,
  evidence,
  iso,
  LIST,
  testEvidence,
} from '../__testUtils__/testEvidence';
import { complianceView } from './complianceView';
import { observationOf } from './observation';
import { standingOf } from './standing';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'evidence in any order on %p',
  databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
    });
    afterEach(() => knex.destroy());

    const setUp = () => testEvidence(knex);

    it('should stand the same whatever the order of arrival, with duplicates', async () => {
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
    });

    it('should stand the same when all come at once', async () => {
      const { activate, inner } = await setUp();
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
  },
);
