import {
  envelope,
  key,
  madeElsewhere,
  next,
  nextKey,
  signOff,
  verified,
} from '../__testUtils__/attested';
import { Digest } from '../digest/digestOf';
import { attest } from './attest';
import { attestationProblems } from './attestationError';
import { statementOf } from './statement';

describe('verifyAttestation of hostile input', () => {
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
