import { TestDatabases } from '@backstage/backend-test-utils';
import { mergeSketches, sketchSize } from '@delivery-stack/flow';
import { SketchQuery } from './SketchStore';
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

describe.each(databases.eachSupportedId())('gate stores on %p', databaseId => {
  let filled: FilledStore;

  beforeAll(async () => {
    filled = await createFilledStore(await databases.init(databaseId));
  });

  afterAll(() => filled.store.knex.destroy());

  const counted = async (query: SketchQuery) =>
    (await filled.stores.sketches.counts(query)).sort((one, other) =>
      `${one.gate}${one.measure}` < `${other.gate}${other.measure}` ? -1 : 1,
    );

  it('should count and measure gates', async () => {
    const spells = await filled.stores.gates.spells(organisationFrame);
    const queue = spells.filter(
      each => each.gate === 'security-review' && each.segment === 'queue',
    );
    expect(
      queue.map(each => [
        (each.opened - MONDAY) / DAY,
        each.ended && (each.ended - MONDAY) / DAY,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [8, 20],
        [60, undefined],
      ]),
    );
    const counts = await filled.stores.gates.counts(organisationFrame);
    const of = (gate: string) =>
      Object.fromEntries(
        counts
          .filter(each => each.gate === gate)
          .map(each => [each.measure, each.n]),
      );
    expect(of('security-review')).toMatchObject({
      asked: 2,
      passages: 2,
      decidedInitiatives: 1,
    });
    expect(of('data-access')).toMatchObject({ approved: 1, asked: 1 });
    const scope = filled.aggregate('domain');
    const inDomain = await filled.stores.gates.counts({
      ...organisationFrame,
      scope,
    });
    expect(inDomain).toContainEqual({
      gate: 'security-review',
      measure: 'asked',
      n: 1,
    });
  });

  it('should list what waits, the oldest first', async () => {
    expect(
      await filled.stores.gates.waiting({ scope: organisation, limit: 5 }),
    ).toMatchObject([
      {
        rootKey: 'PAY-1',
        gate: 'security-review',
        phase: 'queue',
        since: MONDAY + 60 * DAY,
      },
    ]);
    expect(
      await filled.stores.gates.waitingCounts({ scope: organisation }),
    ).toEqual([
      {
        gate: 'security-review',
        phase: 'queue',
        n: 1,
        oldest: MONDAY + 60 * DAY,
      },
    ]);
    expect(
      await filled.stores.gates.waiting({
        scope: filled.aggregate('system'),
        limit: 5,
      }),
    ).toEqual([]);
    expect(await filled.stores.gates.memberWaiting({ by: 'system' })).toEqual(
      [],
    );
  });

  it('should give the same sketches before and after days are computed', async () => {
    for (const scopeId of [0, filled.ids.domain]) {
      for (const query of [
        { scopeId, ...window },
        { scopeId, since: MONDAY + 9.3 * DAY, until: MONDAY + 22.7 * DAY },
        {
          scopeId,
          since: MONDAY + 10 * DAY,
          until: MONDAY + 70 * DAY,
          gate: 'security-review',
        },
      ]) {
        const before = [
          await filled.stores.sketches.window(query),
          await counted(query),
        ];
        await filled.store.sketch();
        expect(await filled.store.knex('dirty_day')).toEqual([]);
        expect([
          await filled.stores.sketches.window(query),
          await counted(query),
        ]).toEqual(before);
      }
    }
    const [first] = await filled.stores.sketches.window({
      scopeId: 0,
      ...window,
      gate: 'data-access',
    });
    expect(sketchSize(mergeSketches(first.decided))).toBe(1);
    expect(first.total).toBe(8 * DAY);
  });
});
