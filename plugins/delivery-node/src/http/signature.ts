import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC of a body, in hex. @public */
export function signatureOf(
  body: Buffer,
  options: { secret: string; algorithm?: 'sha1' | 'sha256' },
): string {
  const { secret, algorithm = 'sha256' } = options;
  return createHmac(algorithm, secret).update(body).digest('hex');
}

/**
 * Whether what was sent is what is expected, in constant time.
 *
 * @remarks
 * Both are hashed first: `timingSafeEqual` wants equal lengths, and the length
 * of a secret is nobody's business.
 *
 * @public
 */
export function sameSecret(
  sent: string | undefined,
  expected: string,
): boolean {
  const digest = (text: string) =>
    createHmac('sha256', 'length').update(text).digest();
  return (
    sent !== undefined &&
    expected !== '' &&
    timingSafeEqual(digest(sent), digest(expected))
  );
}
