import { WebhookRequest } from '../source/sourceWebhook';
import { basicCredentialsIn } from './basicCredentials';
import { sameSecret } from './signature';

/** Header of the secret, where a vendor signs nothing and can send one. */
const TOKEN_HEADER = 'x-delivery-token';

/**
 * Whether a sender knows the secret that both share: as the header
 * `x-delivery-token`. In constant time.
 *
 * @param secret - Undefined: nobody knows it.
 * @public
 */
export const sendsToken = (
  { headers }: Pick<WebhookRequest, 'headers'>,
  secret: string | undefined,
): boolean => secret !== undefined && sameSecret(headers[TOKEN_HEADER], secret);

/**
 * As `sendsToken`, or as the password of a basic authentication.
 *
 * @param config - `username` undefined: whoever sends the password.
 * @public
 */
export function sendsSecret(
  request: Pick<WebhookRequest, 'headers'>,
  { secret, username }: { secret?: string; username?: string },
): boolean {
  if (secret === undefined) {
    return false;
  }
  const pair = basicCredentialsIn(request.headers.authorization);
  const isUser = username === undefined || sameSecret(pair?.username, username);
  return (
    sendsToken(request, secret) ||
    (isUser && sameSecret(pair?.password, secret))
  );
}
