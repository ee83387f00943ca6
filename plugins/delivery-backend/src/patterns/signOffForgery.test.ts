import { TestDatabases } from '@backstage/backend-test-utils';
import { attest, SignOff } from '@delivery-stack/patterns';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  verify,
} from 'node:crypto';
import { Knex } from 'knex';
import { DAY } from '../__testUtils__/testBank';
import { startPatterns, TestPatterns } from '../__testUtils__/testPatterns';
import { signOffOf } from './GenuineSignOffs';
import { SignOffRow } from './store/patternRows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const OTHER = `sha256:${'0'.repeat(64)}`;

describe('sign-offs', () => {
  let knex: Knex;
  let test: TestPatterns;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    test = await startPatterns(knex);
    await test.signAll();
  });

  afterEach(() => test?.stop());

  const rowOf = (name: string): Promise<SignOffRow> =>
    knex('sign_off').where({ function: name }).first();
  const genuineOf = async () =>
    Object.fromEntries(
      (await test.detail()).history.map((each: any) => [each.id, each.genuine]),
    );
  const verified = async () => (await test.verify()).body.verified;

  /** Signed with a key that nobody knows. */
  const signedByStranger = (signOff: SignOff) =>
    JSON.stringify(
      attest({
        signOff,
        name: 'web',
        privateKey: generateKeyPairSync('ed25519').privateKey,
      }),
    );

  it.each<[string, object]>([
    ['who', { by: 'user:default/pat' }],
    ['until when', { until_ms: 4_102_444_800_000 }],
    ['when', { at_ms: 1_600_000_000_000 }],
    ['why', { comment: 'Looked at every line' }],
    ['for whom', { function: 'legal' }],
    ['what', { digest: OTHER }],
    ['how', { decision: 'revoked' }],
  ])(
    'should not count when the store says otherwise %s',
    async (_what, change) => {
      const { id } = await rowOf('security');
      expect(await verified()).toBe(true);
      await knex('sign_off').where({ id }).update(change);
      expect((await genuineOf())[id]).toBe(false);
      expect(await verified()).toBe(false);
    },
  );

  it.each<[string, (row: SignOffRow) => string]>([
    ['nothing', () => ''],
    ['no envelope', () => '{}'],
    [
      'no signature',
      row => JSON.stringify({ ...JSON.parse(row.envelope), signatures: [] }),
    ],
    ['a key that nobody knows', row => signedByStranger(signOffOf(row))],
    [
      'the id of the key alone',
      row => {
        const { signatures } = JSON.parse(row.envelope);
        const forged = JSON.parse(signedByStranger(signOffOf(row)));
        forged.signatures[0].keyid = signatures[0].keyid;
        return JSON.stringify(forged);
      },
    ],
  ])(
    'should not count when written into the store with %s',
    async (_with, envelopeOf) => {
      const row = await rowOf('security');
      await knex('sign_off').where({ id: row.id }).delete();
      expect(await verified()).toBe(false);
      await knex('sign_off').insert({ ...row, envelope: envelopeOf(row) });
      expect((await genuineOf())[row.id]).toBe(false);
      expect(await verified()).toBe(false);
      // The very row that was deleted counts.
      await knex('sign_off').where({ id: row.id }).update(row);
      expect(await verified()).toBe(true);
    },
  );

  it('should not be replayed for another content, function or time', async () => {
    const row = await rowOf('security');
    await test.edit('skeleton/README.md', text => `${text}!`);
    await test.ask();
    const digest = await test.digest();
    const replays = [
      { id: 'replay-1', digest },
      { id: 'replay-2', digest, function: 'compliance' },
      { id: 'replay-3' },
    ];
    for (const replay of replays) {
      await knex('sign_off').insert({ ...row, ...replay });
    }
    expect(await genuineOf()).toMatchObject({
      [row.id]: true,
      'replay-1': false,
      'replay-2': false,
      'replay-3': false,
    });
    expect(
      (await test.detail()).standings.map((each: any) => each.state),
    ).toEqual(['older', 'older', 'older']);
  });

  it('should not be revoked by a forged row', async () => {
    const row = await rowOf('security');
    const forged: SignOffRow = {
      ...row,
      id: 'forged',
      decision: 'revoked',
      at_ms: Number(row.at_ms) + 1,
      until_ms: null,
      comment: 'Gone',
    };
    await knex('sign_off').insert({
      ...forged,
      envelope: signedByStranger(signOffOf(forged)),
    });
    expect(await verified()).toBe(true);
  });

  it('should hold no longer than signed when both clock and store are late', async () => {
    test.now.at += 200 * DAY;
    await knex('sign_off').update({ until_ms: test.now.at + DAY });
    expect(await verified()).toBe(false);
  });

  it('should be attested so that anybody can verify it with the served keys', async () => {
    const { id } = await rowOf('security');
    const { body: envelope } = await test.get(
      `/sign-offs/${id}/attestation`,
      'zoe',
    );
    const { body: keys } = await test.get('/attestation-keys');
    const payload = Buffer.from(envelope.payload, 'base64');
    const type = envelope.payloadType;
    // DSSE v1, written down once more: SP = 0x20, lengths in bytes, decimal.
    const signed = Buffer.concat([
      Buffer.from(
        `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `,
      ),
      payload,
    ]);
    const [{ keyid, sig }] = envelope.signatures;
    const jwk = keys.keys.find(({ kid }: any) => kid === keyid);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify(null, signed, key, Buffer.from(sig, 'base64'))).toBe(true);
    signed[signed.length - 1] ^= 1;
    expect(verify(null, signed, key, Buffer.from(sig, 'base64'))).toBe(false);
    expect(JSON.parse(payload.toString())).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://in-toto.io/attestation/svr/v0.2',
      subject: [
        { name: 'web', digest: { sha256: (await test.digest()).slice(7) } },
      ],
      predicate: {
        deliveryStack: {
          by: 'user:default/sid',
          function: 'security',
          decision: 'approved',
        },
      },
    });
    expect(JSON.stringify(keys)).not.toContain('"d"');
    const { d } = createPrivateKey(test.folder.read('key.pem')).export({
      format: 'jwk',
    });
    expect(JSON.stringify(keys)).not.toContain(d);
  });
});
