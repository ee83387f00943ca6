import { TestDatabases } from '@backstage/backend-test-utils';
import { attest, keyIdOf } from '@delivery-stack/patterns';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Knex } from 'knex';
import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';
import {
  startPatterns,
  TestFolder,
  testFolder,
  TestPatterns,
  writeKey,
  writePattern,
} from '../__testUtils__/testPatterns';
import { signOffOf } from './GenuineSignOffs';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('keys of attestations', () => {
  let knex: Knex;
  let folder: TestFolder;
  let test: TestPatterns | undefined;
  const now = { at: 0 };

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    folder = testFolder();
    writePattern(folder);
    now.at = MONDAY;
  });

  afterEach(async () => {
    await test?.stop();
    test = undefined;
    folder.remove();
  });

  /** Starts again on the same database, with another configuration. */
  const restart = async (attestation: {
    keyFile?: string;
    formerKeys?: string[];
  }) => {
    await test?.stop();
    test = undefined;
    test = await startPatterns(knex, { folder, attestation, now });
    return test;
  };
  const idOf = (name: string) => keyIdOf(createPrivateKey(folder.read(name)));
  const kids = async () =>
    (await test!.get('/attestation-keys')).body.keys.map(({ kid }: any) => kid);
  const verified = async () => (await test!.verify()).body.verified;

  it('should rotate without ending what the former key signed', async () => {
    const first = writeKey(folder, 'first.pem');
    const second = writeKey(folder, 'second.pem');
    await restart({ keyFile: first });
    now.at += HOUR;
    await test!.signAll();
    now.at += DAY;
    const formerKeys = [idOf('first.pem')];
    await restart({ keyFile: second, formerKeys });
    expect(await kids()).toEqual([idOf('first.pem'), idOf('second.pem')]);
    expect(await verified()).toBe(true);
    await test!.signAll();
    const rows = await knex('sign_off').orderBy('at_ms');
    const signers = rows.map(
      ({ envelope }) => JSON.parse(envelope).signatures[0].keyid,
    );
    expect(new Set(signers.slice(0, 3))).toEqual(new Set([idOf('first.pem')]));
    expect(new Set(signers.slice(3))).toEqual(new Set([idOf('second.pem')]));
    expect(await verified()).toBe(true);
    // What a thief signs with the former key now is out of its time.
    const { body } = await test!.get('/attestation-keys');
    expect(body.keys[0].exp).toBe(Math.ceil((MONDAY + HOUR + 1) / 1000));
    expect(body.keys[1].exp).toBeUndefined();
  });

  it('should not count what a former key signs after its time', async () => {
    const first = writeKey(folder, 'first.pem');
    const second = writeKey(folder, 'second.pem');
    const old = await restart({ keyFile: first });
    await old.ask();
    await old.decide('pat', { function: 'platform' });
    await old.decide('sid', { function: 'security' });
    now.at += DAY;
    // Signed by the former key in another place, and written into the store.
    await old.decide('kim', { function: 'compliance' });
    await knex('attestation_key').update({ last_ms: MONDAY });
    await restart({ keyFile: second, formerKeys: [idOf('first.pem')] });
    expect(await verified()).toBe(false);
    expect(
      (await test!.detail()).history.map(({ genuine }: any) => genuine),
    ).toEqual([false, true, true]);
  });

  it('should not count what a key signed that the configuration does not name', async () => {
    const leaked = writeKey(folder, 'leaked.pem');
    await (await restart({ keyFile: leaked })).signAll();
    await restart({ keyFile: writeKey(folder, 'new.pem') });
    expect(await kids()).toEqual([idOf('new.pem')]);
    expect(await verified()).toBe(false);
    await test!.signAll();
    expect(await verified()).toBe(true);
  });

  it('should take no key from the database, under whichever id', async () => {
    const own = await restart({ keyFile: writeKey(folder, 'key.pem') });
    await own.signAll();
    const row = await knex('sign_off').where({ function: 'security' }).first();
    const thief = createPrivateKey(
      readFileSync(writeKey(folder, 'thief.pem'), 'utf8'),
    );
    const signOff = { ...signOffOf(row), by: 'user:default/thief' };
    const envelope = attest({ signOff, name: 'web', privateKey: thief });
    await knex('sign_off')
      .where({ id: row.id })
      .update({ by: signOff.by, envelope: JSON.stringify(envelope) });
    const jwk = JSON.stringify(
      createPublicKey(thief).export({ format: 'jwk' }),
    );
    const known = { jwk, first_ms: 0, last_ms: MONDAY + 400 * DAY };
    await knex('attestation_key').insert({ ...known, id: keyIdOf(thief) });
    expect(await verified()).toBe(false);
    await knex('attestation_key')
      .where({ id: keyIdOf(thief) })
      .delete();
    await knex('attestation_key').update(known);
    expect(await verified()).toBe(false);
  });

  it('should still verify when the key is lost, and say how to sign again', async () => {
    await (await restart({ keyFile: writeKey(folder, 'key.pem') })).signAll();
    const formerKeys = [idOf('key.pem')];
    folder.remove('key.pem');
    await restart({ formerKeys });
    expect(await verified()).toBe(true);
    const { status, body } = await test!.decide('sid', {
      function: 'security',
    });
    expect([status, body.error.message]).toEqual([
      503,
      expect.stringMatching(
        /set delivery.attestation.keyFile.*openssl genpkey/,
      ),
    ]);
    expect(await knex('sign_off')).toHaveLength(3);
    expect(test!.audited).toContainEqual(
      expect.objectContaining({
        eventId: 'pattern-sign-off',
        status: 'failed',
        error: 'ServiceUnavailableError',
      }),
    );
  });

  it('should not let a clock that was moved back bring anything to life', async () => {
    await (await restart({ keyFile: writeKey(folder, 'key.pem') })).signAll();
    now.at += DAY;
    await test!.decide('sid', {
      function: 'security',
      decision: 'revoked',
      comment: 'A hole',
    });
    expect(await verified()).toBe(false);
    now.at -= DAY / 2;
    expect(await verified()).toBe(false);
    now.at -= DAY;
    // Before the key was known
    const { status, body } = await test!.decide('sid', {
      function: 'security',
    });
    expect([status, body.error.message]).toEqual([
      409,
      expect.stringContaining('the clock of the backend was moved back'),
    ]);
    expect(await knex('sign_off')).toHaveLength(4);
    expect(
      (await test!.verify()).body.problems.map(({ message }: any) => message),
    ).toEqual([
      expect.stringContaining('which is in the future'),
      expect.stringContaining('security revoked its sign-off'),
      expect.stringContaining('which is in the future'),
    ]);
  });

  describe('in a wrong file', () => {
    const refusal = async (keyFile: string) => {
      const error = await startPatterns(knex, {
        folder,
        attestation: { keyFile },
        now,
      }).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      return `${error?.message} ${(error?.cause as Error)?.message ?? ''}`;
    };

    it.each<[string, () => string, string]>([
      [
        'that is missing',
        () => folder.path('none.pem'),
        'it cannot be read (ENOENT)',
      ],
      [
        'without a key',
        () => folder.write('text.pem', 'hunter2 is my password'),
        'it holds no private key',
      ],
      [
        'with a public key',
        () =>
          folder.write(
            'public.pem',
            generateKeyPairSync('ed25519').publicKey.export({
              format: 'pem',
              type: 'spki',
            }) as string,
          ),
        'it holds no private key',
      ],
      [
        'with another kind of key',
        () =>
          folder.write(
            'rsa.pem',
            generateKeyPairSync('rsa', {
              modulusLength: 1024,
            }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
          ),
        'its key is rsa',
      ],
    ])(
      'should name the key of the configuration for one %s',
      async (_which, write, words) => {
        const keyFile = write();
        const said = await refusal(keyFile);
        expect(said).toContain(`delivery.attestation.keyFile: ${words}`);
        expect(said).not.toContain('hunter2');
        expect(said).not.toContain('-----');
      },
    );
  });
});
