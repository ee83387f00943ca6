import { TestDatabases } from '@backstage/backend-test-utils';

import {
  createFilledStore,
  filledWindow as window,
  FilledStore,
  organisationFrame,
} from '../__testUtils__/filledStore';
import { DAY, MONDAY } from '../__testUtils__/testBank';
import { organisation } from './FigureScope';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const asOf = MONDAY + 100 * DAY;

describe.each(databases.eachSupportedId())(
  'journey stores on %p',
  databaseId => {
    let filled: FilledStore;

    beforeAll(async () => {
      filled = await createFilledStore(await databases.init(databaseId));
    });

    afterAll(() => filled.store.knex.destroy());

    const list = (query: object) =>
      filled.stores.journeys.list({
        scope: organisation,
        window,
        status: 'all',
        orderBy: 'elapsed',
        asOf,
        limit: 10,
        ...query,
      });

    it('should list journeys by scope, status, gate, search and involvement', async () => {
      const keys = async (query: object) =>
        (await list(query)).items.map(item => item.rootKey.split('/').pop());
      expect(await keys({})).toEqual([
        'PAY-1',
        'ANA-1',
        'payments#1',
        'payments#2',
      ]);
      expect(await keys({ status: 'open' })).toEqual(['PAY-1']);
      expect(await keys({ orderBy: 'governanceLatency', limit: 2 })).toEqual([
        'PAY-1',
        'ANA-1',
      ]);
      expect(await keys({ gate: 'data-access' })).toEqual(['ANA-1']);
      expect(await keys({ search: 'title of a' })).toEqual(['ANA-1']);
      expect(await keys({ search: '100%' })).toEqual([]);
      expect(await keys({ scope: filled.entity('analytics') })).toEqual([
        'ANA-1',
      ]);
      expect(await keys({ scope: filled.aggregate('system') })).toEqual([
        'ANA-1',
        'payments#1',
        'payments#2',
      ]);
      expect(await keys({ scope: filled.aggregate('domain') })).toHaveLength(3);
      expect(await keys({ involving: ['component:default/payments'] })).toEqual(
        ['payments#1', 'payments#2'],
      );
    });

    it('should page through journeys without gap or repetition', async () => {
      const seen: string[] = [];
      let page = await list({ limit: 1 });
      for (;;) {
        expect(page.total).toBe(4);
        seen.push(...page.items.map(item => item.rootKey));
        if (!page.next) {
          break;
        }
        page = await list({ limit: 1, after: page.next });
      }
      expect(seen).toEqual((await list({})).items.map(item => item.rootKey));
    });

    it('should tell one journey in full, as it was folded', async () => {
      const journey = (await filled.stores.journeys.find('ANA-1', { asOf }))!;
      expect(journey).toMatchObject({
        rootType: 'Initiative',
        from: MONDAY,
        to: MONDAY + 31 * DAY,
        governance: 26 * DAY,
        entityRefs: ['component:default/analytics'],
      });
      const fold = await filled.stores.journeys.fold(journey.id);
      expect(fold.spans).toHaveLength(5);
      expect(fold.passages.map(each => each.gate).sort()).toEqual([
        'data-access',
        'environment-request',
        'security-review',
      ]);
      expect(await filled.stores.journeys.spans([journey.id])).toEqual(
        new Map([[journey.id, fold.spans]]),
      );
      expect(
        await filled.stores.journeys.find('NO-1', { asOf }),
      ).toBeUndefined();
      const open = await filled.stores.journeys.find('PAY-1', { asOf });
      expect(open?.governance).toBe(40 * DAY);
    });

    it('should add up attributed time to the elapsed time, in any scope', async () => {
      for (const scope of [
        organisation,
        filled.entity('analytics'),
        filled.aggregate('domain'),
      ]) {
        const sums = await filled.stores.journeyFigures.cellSums({
          scope,
          window,
        });
        const lengths = await filled.stores.journeyFigures.lengths({
          scope,
          window,
          asOf,
        });
        const elapsed = lengths
          .filter(each => each.to !== undefined)
          .reduce((sum, each) => sum + each.to! - each.from, 0);
        expect(sums.reduce((sum, each) => sum + each.ms, 0)).toBe(elapsed);
        const counts = await filled.stores.journeyFigures.counts({
          scope,
          window,
        });
        expect(counts.closed + counts.open).toBe(lengths.length);
      }
      const stamps = await filled.stores.journeyFigures.timestamps(
        organisationFrame,
      );
      expect(stamps.observed).toBeGreaterThan(10);
    });

    it('should add up each system, domain and owner once per journey', async () => {
      for (const by of ['system', 'domain'] as const) {
        const sums = await filled.stores.journeyFigures.memberCellSums({
          by,
          window,
        });
        const lengths = await filled.stores.journeyFigures.memberLengths({
          by,
          window,
        });
        expect(new Set(sums.map(each => each.scopeId))).toEqual(
          new Set([filled.ids[by]]),
        );
        const closed = lengths.filter(
          ({ to }) => to !== undefined && to < window.until,
        );
        expect(closed).toHaveLength(3);
        expect(sums.reduce((sum, each) => sum + each.ms, 0)).toBe(
          closed.reduce((sum, { from, to }) => sum + to! - from, 0),
        );
      }
    });
  },
);
