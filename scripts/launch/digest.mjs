import { createHash } from 'node:crypto';

/**
 * SHA-256 in hexadecimal of several parts, separated so that moving a byte between parts shows.
 *
 * @param {...(string | Uint8Array)} parts
 */
export function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part).update('\0');
  }
  return hash.digest('hex');
}
