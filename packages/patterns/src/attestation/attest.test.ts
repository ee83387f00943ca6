import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  crypto as independentCrypto,
  dsse as independentDsse,
} from '@sigstore/core';
import {
  envelope,
  pair,
  pem,
  signOff,
  verified,
} from '../__testUtils__/attested';
import { attest } from './attest';
import { statementOf } from './statement';

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
