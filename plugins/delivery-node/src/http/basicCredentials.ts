/**
 * User and password of a basic authentication; undefined where it is none.
 *
 * @remarks For webhooks of vendors that sign nothing.
 */
export function basicCredentialsIn(
  header: string | undefined,
): { username: string; password: string } | undefined {
  const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1];
  const pair = encoded && Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair?.indexOf(':') ?? -1;
  return pair && colon >= 0
    ? { username: pair.slice(0, colon), password: pair.slice(colon + 1) }
    : undefined;
}
