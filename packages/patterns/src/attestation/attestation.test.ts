import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import {
  crypto as independentCrypto,
  dsse as independentDsse,
} from '@sigstore/core';
import fc from 'fast-check';
import { Digest } from '../digest/digestOf';
import { SignOff } from '../signOff/signOff';
import { attest } from './attest';
import { attestationProblems } from './attestationError';
import { DsseEnvelope } from './dsse';
import { keyIdOf, readVerifyKey } from './keys';
import { Statement, statementOf } from './statement';
import { Verification, verifyAttestation } from './verifyAttestation';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-26T12:00:00Z');
const pair = generateKeyPairSync('ed25519');
const next = generateKeyPairSync('ed25519');
const pem = String(pair.publicKey.export({ format: 'pem', type: 'spki' }));
const key = readVerifyKey(pem);
const nextKey = readVerifyKey(next.publicKey.export({ format: 'jwk' }) as {});

const signOff: SignOff = {
  id: '7c1f',
  function: 'security',
  digest: `sha256:${'a'.repeat(64)}`,
  decision: 'approved',
  by: 'user:default/ann',
  at: AT,
  until: AT + 180 * DAY,
};
const envelope = attest({ signOff, name: 'web', privateKey: pair.privateKey });

function verified(
  changed: Partial<DsseEnvelope> | string | Uint8Array,
  parts: Partial<Verification> = {},
) {
  const whole =
    typeof changed === 'string' || changed instanceof Uint8Array
      ? changed
      : JSON.stringify({ ...envelope, ...changed });
  return verifyAttestation({ envelope: whole, keys: [key], ...parts });
}

/** What any other tool would make of a statement: its own encoding, its own spacing. */
function madeElsewhere(statement: unknown, type = envelope.payloadType) {
  const payload = Buffer.from(JSON.stringify(statement, null, 2));
  const data = independentDsse.preAuthEncoding(type, payload);
  return {
    payloadType: type,
    payload: payload.toString('base64'),
    signatures: [
      {
        keyid: key.id,
        sig: sign(null, data, pair.privateKey).toString('base64'),
      },
    ],
  };
}

describe('attest', () => {
  it('states the sign-off as in-toto and SVR say', () => {
    const statement = JSON.parse(
      Buffer.from(envelope.payload, 'base64').toString(),
    );
    expect(statement).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'web', digest: { sha256: 'a'.repeat(64) } }],
      predicateType: 'https://in-toto.io/attestation/svr/v0.2',
      predicate: {
        verifier: {
          id: 'https://delivery-stack.dev/verifier/sign-off/v1',
          policies: [],
        },
        timeCreated: '2026-11-26T12:00:00.000Z',
        properties: ['DELIVERY_STACK_SIGNED_OFF_SECURITY_180'],
        deliveryStack: {
          id: '7c1f',
          function: 'security',
          decision: 'approved',
          by: 'user:default/ann',
          until: '2027-05-25T12:00:00.000Z',
        },
      },
    });
  });

  it('verifies with an independent implementation', () => {
    const data = independentDsse.preAuthEncoding(
      envelope.payloadType,
      Buffer.from(envelope.payload, 'base64'),
    );
    const { sig, keyid } = envelope.signatures[0];
    const publicKey = independentCrypto.createPublicKey(pem);
    expect(
      independentCrypto.verify(data, publicKey, Buffer.from(sig, 'base64')),
    ).toBe(true);
    const spki = publicKey.export({ format: 'der', type: 'spki' });
    expect(keyid).toBe(createHash('sha256').update(spki).digest('hex'));
    data[data.length - 1] ^= 1;
    expect(
      independentCrypto.verify(data, publicKey, Buffer.from(sig, 'base64')),
    ).toBe(false);
  });

  it.each(['sentBack', 'revoked'] as const)(
    'asserts nothing for those who know SVR alone when %s',
    decision => {
      const told = { ...signOff, decision, comment: 'why' };
      expect(statementOf(told, 'web').predicate.properties).toEqual([]);
      const made = attest({
        signOff: told,
        name: 'web',
        privateKey: pair.privateKey,
      });
      expect(verified(made)).toMatchObject({ ok: true, signOff: told });
    },
  );

  it('refuses another kind of key', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => attest({ signOff, name: 'web', privateKey })).toThrow(
      /Ed25519/,
    );
    expect(() =>
      attest({ signOff, name: 'web', privateKey: pair.publicKey }),
    ).toThrow(/private/);
  });
});

describe('verifyAttestation', () => {
  it('gives back what was signed, for any sign-off', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }),
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 1e11 }),
        fc.constantFrom('approved', 'sentBack', 'revoked'),
        (by, at, length, decision) => {
          const told: SignOff = {
            ...signOff,
            by,
            at,
            until: at + length,
            decision,
            comment: by,
          };
          const made = attest({
            signOff: told,
            name: by,
            privateKey: pair.privateKey,
          });
          expect(verified(made)).toEqual({
            ok: true,
            signOff: told,
            name: by,
            keyId: key.id,
          });
        },
      ),
    );
  });

  it('refuses it after any one byte of payload, type or signature has changed', () => {
    const { payload, signatures } = envelope;
    const flipped = (text: string, at: number, bit: number) => {
      const bytes = Buffer.from(text);
      bytes[at % bytes.length] ^= 1 << bit;
      return bytes.toString('latin1');
    };
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 7 }), (at, bit) => {
        const sig = flipped(signatures[0].sig, at, bit);
        for (const changed of [
          { payload: flipped(payload, at, bit) },
          { payloadType: flipped(envelope.payloadType, at, bit) },
          { signatures: [{ ...signatures[0], sig }] },
        ]) {
          expect(verified(changed).ok).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('never says anything but what was signed, whatever happens to the envelope', () => {
    const bytes = Buffer.from(JSON.stringify(envelope));
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const changed = Buffer.from(bytes);
          changed[at] ^= flip;
          const found = verified(new Uint8Array(changed));
          // What may change unnoticed is the name of the hint `keyid` alone.
          expect(found.ok ? found.signOff : signOff).toEqual(signOff);
          expect(found.ok).toBe(found.ok && !changed.includes('"keyid"'));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('accepts one that was made elsewhere, with fields it does not know', () => {
    const statement = statementOf(signOff, 'web');
    const made = madeElsewhere({
      ...statement,
      predicate: { ...statement.predicate, other: { tool: 1 } },
    });
    expect(verified({ ...made, kind: 'unknown' } as never)).toMatchObject({
      ok: true,
      signOff,
    });
    const unnamed = [{ sig: made.signatures[0].sig }];
    expect(
      verified({ ...made, signatures: unnamed }, { keys: [nextKey, key] }),
    ).toMatchObject({
      ok: true,
      keyId: key.id,
    });
  });

  it('knows older keys, each for its own time', () => {
    const rotated = [
      readVerifyKey(pem, { until: AT + DAY }),
      { ...nextKey, from: AT + DAY },
    ];
    expect(verified({}, { keys: rotated })).toMatchObject({ ok: true });
    const later = { ...signOff, at: AT + DAY };
    const late = attest({
      signOff: later,
      name: 'web',
      privateKey: pair.privateKey,
    });
    expect(verified(late, { keys: rotated })).toMatchObject({
      problem: 'keyOutOfTime',
    });
    const fresh = attest({
      signOff: later,
      name: 'web',
      privateKey: next.privateKey,
    });
    expect(verified(fresh, { keys: rotated })).toMatchObject({
      ok: true,
      keyId: nextKey.id,
    });
    const early = attest({ signOff, name: 'web', privateKey: next.privateKey });
    expect(verified(early, { keys: rotated })).toMatchObject({
      problem: 'keyOutOfTime',
    });
  });

  const [signature] = envelope.signatures;
  const statement = statementOf(signOff, 'web');
  const withPredicate = (parts: object) =>
    madeElsewhere({
      ...statement,
      predicate: { ...statement.predicate, ...parts },
    });
  const otherSig = attest({ signOff, name: 'web', privateKey: next.privateKey })
    .signatures[0];

  it.each<
    [keyof typeof attestationProblems, string, Parameters<typeof verified>]
  >([
    ['tooLarge', 'a huge payload', [{ payload: 'A'.repeat(1_000_000) }]],
    ['notAnEnvelope', 'no JSON', ['{']],
    ['notAnEnvelope', 'deep JSON', ['['.repeat(60_000)]],
    ['notAnEnvelope', 'no UTF-8', [Uint8Array.of(0x22, 0xff, 0x22)]],
    ['notAnEnvelope', 'a list', ['[]']],
    ['otherPayloadType', 'another type', [{ payloadType: 'application/json' }]],
    ['noSignature', 'no signature', [{ signatures: [] }]],
    ['tooManySignatures', 'many', [{ signatures: Array(9).fill(signature) }]],
    [
      'duplicateSignature',
      'a repeated one',
      [{ signatures: [signature, signature] }],
    ],
    [
      'duplicateSignature',
      'a repeated key',
      [{ signatures: [signature, { ...otherSig, keyid: signature.keyid }] }],
    ],
    [
      'duplicateSignature',
      'one without its key',
      [{ signatures: [signature, { sig: signature.sig }] }],
    ],
    [
      'notBase64',
      'a payload in two lines',
      [{ payload: `${envelope.payload}\n` }],
    ],
    [
      'notBase64',
      'no padding',
      [
        {
          signatures: [{ ...signature, sig: signature.sig.replace(/=/g, '') }],
        },
      ],
    ],
    [
      'notBase64',
      'stray bits',
      [{ signatures: [{ ...signature, sig: strayBits(signature.sig) }] }],
    ],
    ['unknownKey', 'another key', [{}, { keys: [nextKey] }]],
    ['unknownKey', 'no keys', [{}, { keys: [] }]],
    [
      'badSignature',
      'a signature of another key under this id',
      [{ signatures: [{ ...otherSig, keyid: key.id }] }],
    ],
    [
      'badSignature',
      'a changed payload',
      [{ payload: Buffer.from('{}').toString('base64') }],
    ],
    [
      'otherPayloadType',
      'the type signed elsewhere',
      [madeElsewhere(statement, 'text/plain')],
    ],
    [
      'badSignature',
      'a type that was swapped',
      [
        {
          ...madeElsewhere(statement, 'text/plain'),
          payloadType: envelope.payloadType,
        },
      ],
    ],
    ['notAStatement', 'a signed something', [madeElsewhere({ hello: 1 })]],
    [
      'notAStatement',
      'another predicate',
      [
        madeElsewhere({
          ...statement,
          predicateType: 'https://slsa.dev/provenance/v1',
        }),
      ],
    ],
    [
      'notAStatement',
      'two subjects',
      [
        madeElsewhere({
          ...statement,
          subject: [...statement.subject, ...statement.subject],
        }),
      ],
    ],
    [
      'contradictory',
      'more properties than decided',
      [
        withPredicate({
          properties: ['DELIVERY_STACK_SIGNED_OFF_SECURITY_999'],
        }),
      ],
    ],
    [
      'contradictory',
      'properties of a revocation',
      [
        withPredicate({
          deliveryStack: {
            ...statement.predicate.deliveryStack,
            decision: 'revoked',
          },
        }),
      ],
    ],
    [
      'otherDigest',
      'a replay for another content',
      [{}, { expect: { digest: `sha256:${'b'.repeat(64)}` as Digest } }],
    ],
    [
      'otherFunction',
      'a replay for another function',
      [{}, { expect: { function: 'compliance' } }],
    ],
  ])('says %s of %s', (problem, _name, args) => {
    expect(verified(...args)).toEqual({
      ok: false,
      problem,
      message: attestationProblems[problem],
    });
  });

  it('accepts one of several signatures, as long as a known key made it', () => {
    expect(verified({ signatures: [otherSig, signature] })).toMatchObject({
      ok: true,
    });
  });
});

/** The same bytes for a lenient decoder: other bits in what padding leaves over. */
function strayBits(sig: string): string {
  const last = sig[85];
  const letters =
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const changed = `${sig.slice(0, 85)}${letters[letters.indexOf(last) + 1]}==`;
  expect(Buffer.from(changed, 'base64')).toEqual(Buffer.from(sig, 'base64'));
  return changed;
}

describe('readVerifyKey', () => {
  it('names a key by its public half', () => {
    expect(keyIdOf(pair.privateKey)).toBe(key.id);
  });

  it.each([
    [
      String(pair.privateKey.export({ format: 'pem', type: 'pkcs8' })),
      /private key/,
    ],
    [pair.privateKey.export({ format: 'jwk' }) as {}, /private key/],
    ['nonsense', /no public key in PEM or JWK/],
    [
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
        format: 'jwk',
      }) as {},
      /it is ec/,
    ],
  ])('refuses what cannot verify, without repeating it', (text, words) => {
    expect(() => readVerifyKey(text)).toThrow(words);
  });
});

it('takes a statement through its schema unchanged', () => {
  const statement: Statement = statementOf(signOff, 'web');
  expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
});
