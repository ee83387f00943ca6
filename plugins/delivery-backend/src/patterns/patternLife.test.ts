import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { DAY } from '../__testUtils__/testBank';
import {
  DECLARED_OWNERSHIP,
  startPatterns,
  TestPatterns,
  WEB,
} from '../__testUtils__/testPatterns';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const QUOTA = 'skeleton/k8s/quota.yaml';
const one = (text: string) => text.replace('cpu: 4', 'cpu: 5');

describe.each(databases.eachSupportedId())(
  'a pattern on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestPatterns;

    const start = async (options: Parameters<typeof startPatterns>[1] = {}) => {
      test = await startPatterns(await databases.init(databaseId), options);
      return test;
    };
    const messages = (body: any) =>
      body.problems.map(({ message }: any) => message);
    const standings = async () =>
      Object.fromEntries(
        (await test.detail()).standings.map((each: any) => [
          each.function,
          each.carriedOver ? `${each.state}, carried over` : each.state,
        ]),
      );

    afterEach(() => test?.stop());

    it('should be usable once every function signed what its author asked about', async () => {
      await start();
      expect(await test.detail()).toMatchObject({
        ref: WEB,
        state: 'notAsked',
        version: '1.0.0',
        viewer: { mayAsk: true, isAuthor: false, signsFor: ['platform'] },
      });
      const early = await test.decide('sid', { function: 'security' });
      expect([early.status, early.body.error.message]).toEqual([
        409,
        expect.stringContaining('its author has to ask first'),
      ]);
      const unasked = await test.verify();
      expect(messages(unasked.body)[0]).toContain(
        'nobody asked for its sign-off',
      );

      const { body: asked } = await test.ask('ann', { note: 'First version' });
      expect(asked).toMatchObject({
        state: 'waiting',
        viewer: { isAuthor: true },
      });
      const own = await test.decide('ann', { function: 'platform' });
      expect([own.status, own.body.error.message]).toEqual([
        403,
        expect.stringContaining('the pattern forbids authors to sign it'),
      ]);
      for (const name of ['zoe', 'pat']) {
        const foreign = await test.decide(name, { function: 'security' });
        expect([foreign.status, foreign.body.error.message]).toEqual([
          403,
          'Only members of the group in delivery.functions.security.group decide for security',
        ]);
      }

      const { status, body } = await test.decide('pat', {
        function: 'platform',
        minutes: 30,
      });
      expect([status, body]).toEqual([
        200,
        expect.objectContaining({
          by: 'user:default/pat',
          decision: 'approved',
          genuine: true,
          minutes: 30,
        }),
      ]);
      await test.decide('sid', { function: 'security' });
      const almost = await test.verify();
      expect(almost.body).toMatchObject({ verified: false, attestations: [] });
      expect(messages(almost.body)).toEqual([
        expect.stringContaining('compliance has not decided'),
      ]);
      await test.decide('kim', { function: 'compliance' });
      const verified = await test.verify();
      expect(verified.body).toMatchObject({
        verified: true,
        problems: [],
        version: '1.0.0',
      });
      expect(
        verified.body.attestations.map((each: any) => each.function),
      ).toEqual(['platform', 'security', 'compliance']);
      expect((await test.detail()).state).toBe('signedOff');
    });

    it('should ask everybody again for one byte, and say what changed', async () => {
      await start();
      await test.signAll();
      const before = await test.digest();
      expect((await test.activate('one')).status).toBe(200);
      await test.edit(QUOTA, one);
      const { body } = await test.verify();
      expect(body).toMatchObject({
        verified: false,
        changes: [`file ${QUOTA} was changed`],
        path: `/delivery/patterns/${encodeURIComponent(WEB)}`,
      });
      expect(messages(body)[0]).toContain('nobody asked');
      const refused = await test.activate('two');
      expect([refused.status, refused.body.error.message]).toEqual([
        409,
        expect.stringContaining('nobody asked for its sign-off'),
      ]);
      expect(await standings()).toEqual({
        platform: 'older',
        security: 'older',
        compliance: 'older',
      });
      const diff = await test.get(test.at(WEB, `/diff?from=${before}`), 'zoe');
      expect(diff.body).toMatchObject({
        from: before,
        to: await test.digest(),
        touched: ['platform', 'security', 'compliance'],
        files: [
          {
            path: QUOTA,
            change: 'changed',
            added: 1,
            removed: 1,
            hunks: [{ lines: ['-cpu: 4', '+cpu: 5', ' memory: 8Gi'] }],
          },
        ],
        steps: false,
      });
      // What was signed stays usable where it runs, and comes back with its bytes.
      expect(await test.stateOfEnvironments()).toEqual(['current']);
      await test.edit(QUOTA, text => text.replace('cpu: 5', 'cpu: 4'));
      expect((await test.verify()).body.verified).toBe(true);
    });

    it('should ask only the function that owns what changed', async () => {
      await start({ rest: DECLARED_OWNERSHIP });
      await test.signAll();
      await test.edit(QUOTA, one);
      expect(await standings()).toEqual({
        platform: 'valid, carried over',
        security: 'older',
        compliance: 'valid, carried over',
      });
      await test.ask();
      await test.decide('sid', { function: 'security' });
      expect((await test.verify()).body.verified).toBe(true);
      // Nobody owns the README.
      await test.edit('skeleton/README.md', text => `${text}!`);
      expect(Object.values(await standings())).toEqual([
        'older',
        'older',
        'older',
      ]);
    });

    it('should ask everybody when it is ownership that changes', async () => {
      await start({ rest: DECLARED_OWNERSHIP });
      await test.signAll();
      await test.edit('pattern.yaml', text =>
        text.replace('[skeleton/k8s/]', '[skeleton/]'),
      );
      expect(Object.values(await standings())).toEqual([
        'older',
        'older',
        'older',
      ]);
    });

    it('should call environments outdated that run what was approved before', async () => {
      await start();
      await test.signAll();
      await test.activate('one');
      await test.edit(QUOTA, one);
      await test.signAll();
      expect(await test.stateOfEnvironments()).toEqual(['outdated']);
    });

    it('should end with a revocation, and with time', async () => {
      await start();
      await test.signAll();
      await test.activate('one');
      expect(await test.stateOfEnvironments()).toEqual(['current']);
      test.now.at += 170 * DAY;
      expect((await test.detail()).state).toBe('expiresSoon');
      expect((await test.verify()).body.verified).toBe(true);
      test.now.at += 10 * DAY;
      expect(messages((await test.verify()).body)[0]).toContain(
        'the sign-off of platform ended at',
      );
      expect(await test.stateOfEnvironments()).toEqual(['unapproved']);
      await test.signAll();
      expect(await test.stateOfEnvironments()).toEqual(['current']);

      const speechless = await test.decide('sid', {
        function: 'security',
        decision: 'revoked',
      });
      expect([speechless.status, speechless.body.error.message]).toEqual([
        400,
        expect.stringContaining('body.comment: is missing'),
      ]);
      test.now.at += 1;
      const revoked = await test.decide('sid', {
        function: 'security',
        decision: 'revoked',
        comment: 'A hole in the base image',
      });
      expect(revoked.status).toBe(200);
      expect(messages((await test.verify()).body)).toEqual([
        expect.stringMatching(
          /^security revoked its sign-off .*A hole in the base image/,
        ),
      ]);
      expect(await test.stateOfEnvironments()).toEqual(['unapproved']);
      expect((await test.activate('two')).status).toBe(409);
    });

    it('should be sent back with a reason, and revoked only where it was approved', async () => {
      await start();
      await test.ask();
      const revoke = () =>
        test.decide('sid', {
          function: 'security',
          decision: 'revoked',
          comment: 'No',
        });
      const nothing = await revoke();
      expect([nothing.status, nothing.body.error.message]).toEqual([
        409,
        expect.stringContaining(
          'there is nothing to revoke; send it back instead',
        ),
      ]);
      const speechless = await test.decide('sid', {
        function: 'security',
        decision: 'sentBack',
      });
      expect(speechless.status).toBe(400);
      await test.decide('sid', {
        function: 'security',
        decision: 'sentBack',
        comment: 'Too much memory',
      });
      expect((await test.verify()).body.problems).toContainEqual({
        code: 'notSignedOff',
        function: 'security',
        message: expect.stringMatching(
          /^security sent it back .*: Too much memory; the author/,
        ),
      });
      expect((await revoke()).status).toBe(409);
    });

    it('should refuse decisions on what is no longer there', async () => {
      await start();
      await test.ask();
      const digest = await test.digest();
      await test.edit(QUOTA, one);
      const late = await test.decide('sid', { function: 'security', digest });
      expect([late.status, late.body.error.message]).toEqual([
        409,
        expect.stringContaining('another content by now'),
      ]);
      expect((await test.ask('ann', { digest })).status).toBe(409);
      // A revocation is about what was approved, current or not.
      await test.signAll();
      const approved = await test.digest();
      await test.edit(QUOTA, text => `${text}#\n`);
      test.now.at += 1;
      const revoked = await test.decide('sid', {
        function: 'security',
        digest: approved,
        decision: 'revoked',
        comment: 'No',
      });
      expect(revoked.status).toBe(200);
    });

    it('should keep the first who asked as the author', async () => {
      await start();
      await test.ask('ann', { note: 'Mine' });
      test.now.at += DAY;
      const again = await test.ask('pat', { note: 'No, mine' });
      expect(again.status).toBe(200);
      expect(again.body.contents).toEqual([
        expect.objectContaining({
          askedBy: 'user:default/ann',
          note: 'Mine',
          askedAt: new Date(test.now.at - DAY).toISOString(),
        }),
      ]);
      expect((await test.decide('ann', { function: 'platform' })).status).toBe(
        403,
      );
      expect((await test.decide('pat', { function: 'platform' })).status).toBe(
        200,
      );
    });

    it('should let authors sign where the pattern says so', async () => {
      await start({
        rest: '  signOff: { authorMaySign: true, validFor: P10D }\n',
      });
      await test.ask();
      const own = await test.decide('ann', {
        function: 'platform',
        until: new Date(test.now.at + 100 * DAY).toISOString(),
      });
      // No longer than the pattern lets it hold.
      expect([own.status, own.body.until]).toEqual([
        200,
        new Date(test.now.at + 10 * DAY).toISOString(),
      ]);
      const past = await test.decide('sid', {
        function: 'security',
        until: new Date(test.now.at).toISOString(),
      });
      expect([past.status, past.body.error.message]).toEqual([
        400,
        expect.stringContaining('body.until: is past'),
      ]);
      const other = await test.decide('sid', { function: 'legal' });
      expect([other.status, other.body.error.message]).toEqual([
        400,
        expect.stringContaining('name one of platform, security, compliance'),
      ]);
    });
  },
);
