import { TestDatabases } from '@backstage/backend-test-utils';
import { HOUR } from '../__testUtils__/testBank';
import { startPatterns, TestPatterns } from '../__testUtils__/testPatterns';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('approval events on %s', id => {
  let test: TestPatterns | undefined;

  afterEach(() => test?.stop());

  it('should be stored once, beside those of other tools, and name nobody', async () => {
    const knex = await databases.init(id);
    test = await startPatterns(knex);
    const stored = async () => {
      await test!.look();
      const rows = await knex('event').orderBy('id').select('type', 'content');
      return rows.map(({ type, content }) => {
        const { data } = JSON.parse(content).customData.deliveryStack;
        return [type.split('.')[3], data.name, data.status];
      });
    };
    await test.ask();
    test.now.at += HOUR;
    await test.decide('pat', { function: 'platform' });
    await test.decide('sid', {
      function: 'security',
      decision: 'sentBack',
      comment: 'Pin the image',
    });
    const first = await stored();
    expect(first).toHaveLength(5);
    expect(first).toEqual(
      expect.arrayContaining([
        ['created', 'Pattern sign-off: platform', undefined],
        ['closed', 'Pattern sign-off: platform', 'approved'],
        ['created', 'Pattern sign-off: security', undefined],
        ['closed', 'Pattern sign-off: security', 'rejected'],
        ['created', 'Pattern sign-off: compliance', undefined],
      ]),
    );
    expect(await stored()).toEqual(first);
    const everything = JSON.stringify(await knex('event'));
    for (const name of ['ann', 'pat', 'sid']) {
      expect(everything).not.toContain(`user:default/${name}`);
    }

    test.now.at += HOUR;
    await test.decide('kim', { function: 'compliance' });
    await test.decide('sid', { function: 'security' });
    await test.verify({ parameters: { nodes: 64 } });
    // What was sent back first stays the decision on what was asked then
    expect((await stored()).slice(5)).toEqual([
      ['closed', 'Pattern sign-off: compliance', 'approved'],
      ['created', 'Value outside the envelope: platform', undefined],
    ]);
  });
});
