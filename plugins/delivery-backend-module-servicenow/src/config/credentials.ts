import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How the instance knows who asks. @internal */
export type ServiceNowCredentials =
  | { username: string; password: string }
  | { clientId: string; clientSecret: string };

/**
 * Reads the credentials of a connection.
 *
 * @throws InputError where they are neither, or both.
 */
export function readCredentials(
  config: Config,
  at: string,
): ServiceNowCredentials {
  const isUser = config.has('username') || config.has('password');
  const isClient = config.has('clientId') || config.has('clientSecret');
  if (isUser === isClient) {
    throw new InputError(
      `${at}.credentials: give either username and password, or clientId and clientSecret`,
    );
  }
  return isUser
    ? {
        username: config.getString('username'),
        password: config.getString('password'),
      }
    : {
        clientId: config.getString('clientId'),
        clientSecret: config.getString('clientSecret'),
      };
}
