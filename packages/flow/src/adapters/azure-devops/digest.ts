/**
 * Tells texts apart, in eight digits (FNV-1a): for ids of snapshots that their
 * source neither numbers nor dates. Not a secret, and no proof.
 */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    // eslint-disable-next-line no-bitwise
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  // eslint-disable-next-line no-bitwise
  return (hash >>> 0).toString(16).padStart(8, '0');
}
