import { generateKeyPairSync } from 'node:crypto';
import { key, pair } from '../__testUtils__/attested';
import { keyIdOf, readVerifyKey } from './keys';

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
