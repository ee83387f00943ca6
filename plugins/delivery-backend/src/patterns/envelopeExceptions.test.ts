import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { HOUR } from '../__testUtils__/testBank';
import { startPatterns, TestPatterns } from '../__testUtils__/testPatterns';
import { ExceptionStore } from './store/ExceptionStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const large = { parameters: { region: 'eu-west', nodes: 20 } };

describe.each(databases.eachSupportedId())(
  'a value outside the envelope on %s',
  (databaseId: TestDatabaseId) => {
    let knex: Knex;
    let test: TestPatterns;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      test = await startPatterns(knex);
      await test.signAll();
    });

    afterEach(() => test?.stop());

    const list = async (name = 'ann', query = '') =>
      (await test.get(`/exceptions${query}`, name)).body.items;
    const decide = (
      id: string,
      name: string,
      body: object = { granted: true },
    ) => test.post(`/exceptions/${id}/decision`, name).send(body);
    const asked = async (body: object = large): Promise<string> =>
      (await test.verify(body)).body.problems[0].exception;
    const said = ({ status, body }: { status: number; body: any }) => [
      status,
      body.error?.message,
    ];

    it('should be asked once, of the function that owns it, and used once', async () => {
      const [one, other] = await Promise.all([
        test.verify(large),
        test.verify(large),
      ]);
      for (const { body } of [one, other]) {
        expect(body).toMatchObject({
          verified: false,
          attestations: [],
          problems: [
            {
              code: 'outsideEnvelope',
              function: 'platform',
              message: expect.stringMatching(
                /^nodes is 20, and the envelope allows .*; platform was asked/,
              ),
            },
          ],
        });
      }
      const [{ id, ...rest }, ...more] = await list();
      expect(more).toEqual([]);
      expect(rest).toMatchObject({
        parameter: 'nodes',
        given: '20',
        function: 'platform',
        by: 'user:default/zoe',
        state: 'open',
      });
      expect(said(await test.activate('early', large))).toEqual([
        409,
        expect.stringContaining('platform was asked'),
      ]);

      expect(said(await decide(id, 'sid'))).toEqual([
        403,
        'Only members of the group in delivery.functions.platform.group decide for platform',
      ]);
      test.now.at += HOUR;
      const granted = await decide(id, 'pat', {
        granted: true,
        comment: 'For the load test',
      });
      expect(granted.body).toMatchObject({
        state: 'granted',
        decidedBy: 'user:default/pat',
        comment: 'For the load test',
      });
      expect(said(await decide(id, 'ann', { granted: false }))).toEqual([
        409,
        'It was decided by somebody else in the meantime',
      ]);
      expect((await test.verify(large)).body.verified).toBe(true);

      const race = await Promise.all(
        ['a', 'b'].map(name => test.activate(name, large)),
      );
      expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = race.findIndex(({ status }) => status === 200);
      expect(race[1 - won].body.error.message).toMatch(
        /used by another activation|have platform grant this one/,
      );
      expect(await list('ann', '?state=used')).toHaveLength(1);
      // A retry of the one that used it is answered as before.
      const again = await test.activate(['a', 'b'][won], large);
      expect([again.status, again.body.id]).toEqual([200, race[won].body.id]);
      expect((await test.verify(large)).body.verified).toBe(false);
      expect(await list()).toHaveLength(2);
    });

    it('should be used by the first of two that were admitted together', async () => {
      const store = ExceptionStore.create({ knex });
      const id = await asked();
      const use = (task: string) =>
        knex.transaction(trx => store.use(id, task, trx));
      expect(await use('early')).toBe(false);
      await decide(id, 'pat');
      expect(await use('first')).toBe(true);
      expect(await use('second')).toBe(false);
      expect(await knex('envelope_exception').first()).toMatchObject({
        state: 'used',
        task_id: 'first',
      });
    });

    it('should not be granted by who asks, whatever the group', async () => {
      const id = await asked({ ...large, by: 'user:default/ann' });
      expect(said(await decide(id, 'ann'))).toEqual([
        403,
        'You asked for it yourself; another member of platform has to decide',
      ]);
      expect((await decide(id, 'ann', { granted: false })).body.state).toBe(
        'denied',
      );
    });

    it('should cover neither another value, nor another person, nor another content', async () => {
      expect((await decide(await asked(), 'pat')).status).toBe(200);
      const others = [
        { parameters: { ...large.parameters, nodes: 21 } },
        { ...large, by: 'user:default/kim' },
      ];
      for (const other of others) {
        expect(
          (await test.verify({ ...other, ask: false })).body.verified,
        ).toBe(false);
      }
      await test.edit('skeleton/README.md', text => `${text}!`);
      await test.signAll();
      expect((await test.verify({ ...large, ask: false })).body.verified).toBe(
        false,
      );
    });

    it('should be asked again after it was denied, and not in a dry run', async () => {
      const dry = await test.verify({ ...large, ask: false });
      expect(dry.body.problems[0]).toEqual({
        code: 'outsideEnvelope',
        function: 'platform',
        message: expect.stringContaining('have platform grant this one'),
      });
      expect(await list()).toEqual([]);
      const id = await asked();
      await decide(id, 'pat', { granted: false });
      expect((await test.activate('one', large)).status).toBe(409);
      expect(await asked()).not.toBe(id);
    });

    it('should ask everybody about a parameter that nobody owns', async () => {
      const odd = { parameters: { region: 'eu-west', debug: true } };
      const { body } = await test.verify(odd);
      expect(body.problems.map((each: any) => each.function)).toEqual([
        'platform',
        'security',
        'compliance',
      ]);
      for (const [index, name] of ['pat', 'sid', 'kim'].entries()) {
        expect((await test.verify(odd)).body.verified).toBe(false);
        await decide(body.problems[index].exception, name);
      }
      expect((await test.activate('one', odd)).status).toBe(200);
      expect(await list('ann', '?state=used')).toHaveLength(3);
    });

    it('should not be asked among more values than anybody reads', async () => {
      const valuesOf = (count: number) => ({
        parameters: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`p${index}`, 1]),
        ),
      });
      const { body } = await test.verify(valuesOf(21));
      expect([body.verified, body.problems.length]).toEqual([false, 63]);
      expect(await list()).toEqual([]);
      await test.verify(valuesOf(20));
      expect(await list()).toHaveLength(60);
    });

    it('should not be asked for what is not signed off', async () => {
      await test.edit('skeleton/README.md', text => `${text}!`);
      expect((await test.verify(large)).body.problems).toHaveLength(4);
      expect(await list()).toEqual([]);
      expect((await decide('none', 'pat')).status).toBe(404);
    });

    it('should use nothing up where the activation fails for another reason', async () => {
      expect((await test.activate('taken')).status).toBe(200);
      await decide(await asked(), 'pat');
      const taken = await test.activate('second', { ...large, name: 'taken' });
      expect(said(taken)).toEqual([
        409,
        expect.stringContaining('choose another name'),
      ]);
      expect(await list('ann', '?state=granted')).toHaveLength(1);
    });
  },
);
