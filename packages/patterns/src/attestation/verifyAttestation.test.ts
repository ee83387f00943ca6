import fc from 'fast-check';
import {
  AT,
  DAY,
  envelope,
  key,
  madeElsewhere,
  next,
  nextKey,
  pair,
  pem,
  signOff,
  verified,
} from '../__testUtils__/attested';
import { SignOff } from '../signOff/signOff';
import { attest } from './attest';
import { readVerifyKey } from './keys';
import { statementOf } from './statement';

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
});
