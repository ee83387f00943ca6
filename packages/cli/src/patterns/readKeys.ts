import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyText, VerifyKey, readVerifyKey } from '@delivery-stack/patterns';
import { z } from 'zod';
import { ConfigError } from '../config/loadConfig';
import { readMessage } from '../inputs/fileChunks';

/** Endings that are read in a folder. */
const ENDINGS = /\.(pem|pub|jwk|jwks|json)$/;

/** More keys than any instance rotates through. */
const MOST_KEYS = 1_000;

/** `nbf` and `exp` as in tokens: seconds since 1970 from and until which a key is used. */
const jwkSchema = z.looseObject({
  kty: z.string(),
  nbf: z.number().optional(),
  exp: z.number().optional(),
});
const jwksSchema = z.union([
  z.object({ keys: z.array(jwkSchema).max(MOST_KEYS) }),
  jwkSchema.transform(key => ({ keys: [key] })),
]);

/**
 * Reads public keys: a PEM file, a JWK or JWKS file, or a folder of them.
 *
 * @throws ConfigError that names the file and the cure.
 */
export async function readKeys(path: string): Promise<VerifyKey[]> {
  try {
    const found = await stat(path);
    const files = found.isDirectory()
      ? (await readdir(path))
          .filter(name => ENDINGS.test(name))
          .slice(0, MOST_KEYS)
          .map(name => join(path, name))
      : [path];
    if (files.length === 0) {
      throw new Error(
        'it holds no .pem, .jwk or .jwks file; add the public keys',
      );
    }
    return (await Promise.all(files.map(keysOf))).flat();
  } catch (error) {
    throw error instanceof ConfigError
      ? error
      : new ConfigError(`${path}: ${readMessage(error as Error)}`);
  }
}

async function keysOf(path: string): Promise<VerifyKey[]> {
  const text = await readFile(path, 'utf8');
  try {
    if (!text.trimStart().startsWith('{')) {
      return [readVerifyKey(text)];
    }
    const { keys } = jwksSchema.parse(JSON.parse(text));
    return keys.map(({ nbf, exp, ...key }) =>
      readVerifyKey(key as KeyText, {
        ...(nbf !== undefined && { from: nbf * 1000 }),
        ...(exp !== undefined && { until: exp * 1000 }),
      }),
    );
  } catch (error) {
    const said =
      error instanceof SyntaxError || error instanceof z.ZodError
        ? 'it is no JWK or JWKS; take it as the instance serves it'
        : (error as Error).message;
    throw new ConfigError(`${path}: ${said}`);
  }
}
