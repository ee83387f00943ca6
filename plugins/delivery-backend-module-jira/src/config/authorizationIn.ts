import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

function authorizationOf(config: Config, at: string): string {
  const token = config.getOptionalString('credentials.token')?.trim();
  const email = config.getOptionalString('credentials.email')?.trim();
  if (!token) {
    throw new InputError(
      `${at}.credentials.token: give an API token (Cloud, with email), or a personal access token (Data Center)`,
    );
  }
  return email
    ? `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`
    : `Bearer ${token}`;
}

/**
 * Reads the credentials anew whenever it is called: a token that was renewed
 * in a watched file, or rotated by hand, counts without a restart.
 *
 * @throws InputError at once where there are none.
 */
export function authorizationIn(config: Config, at: string): () => string {
  authorizationOf(config, at);
  return () => authorizationOf(config, at);
}
