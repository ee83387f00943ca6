import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** Tells what is declared from whatever asks for something else: the same for the same values. */
export function declarationDigest(declaration: object): string {
  const text = canonicalize(declaration) ?? '';
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
