import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What a header may hold; the text itself is never part of a message. */
const VALUE = /^[\t\x20-\x7e]+$/;
const NAME = /^[a-z0-9-]{1,100}$/i;

/** Headers that the client sets, or that credentials are for. */
const TAKEN = new Set([
  'accept',
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
]);

/**
 * Reads how Prometheus knows who asks, as the headers that say so.
 *
 * @throws InputError where credentials are neither a token nor a user, or both.
 */
export function readAuthorization(
  config: Config | undefined,
  at: string,
): Record<string, string> {
  if (!config) {
    return {};
  }
  const isUser = config.has('username') || config.has('password');
  if (isUser === config.has('token')) {
    throw new InputError(
      `${at}.credentials: give either token, or username and password`,
    );
  }
  if (!isUser) {
    const token = requireValue(
      config.getString('token'),
      `${at}.credentials.token`,
    );
    return { authorization: `Bearer ${token}` };
  }
  const username = config.getString('username');
  if (username.includes(':')) {
    throw new InputError(
      `${at}.credentials.username: a name with a colon cannot be sent; use another user`,
    );
  }
  const pair = `${username}:${config.getString('password')}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/**
 * Reads the further headers of every request.
 *
 * @throws InputError that names the header, and not what it holds.
 */
export function readHeaders(
  config: Config | undefined,
  at: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of config?.keys() ?? []) {
    const key = `${at}.headers.${name}`;
    if (!NAME.test(name) || TAKEN.has(name.toLocaleLowerCase('en-US'))) {
      throw new InputError(
        `${key}: cannot be set here; credentials go into ${at}.credentials`,
      );
    }
    headers[name] = requireValue(config!.getString(name), key);
  }
  return headers;
}

function requireValue(value: string, key: string): string {
  if (!VALUE.test(value)) {
    throw new InputError(
      `${key}: no header can hold it; leave out line breaks and what is not ASCII`,
    );
  }
  return value;
}
