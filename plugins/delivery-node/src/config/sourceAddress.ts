import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads the address of a site, without a slash at its end.
 *
 * @param options - `at` is the whole key of the section; `example` says what is
 * wanted: `the site, like https://bank.atlassian.net`.
 * @throws InputError for anything but an address without user and query.
 * @public
 */
export function readSourceAddress(
  config: Config,
  key: string,
  options: { at: string; example: string },
): string {
  const { at, example } = options;
  const text = config.getString(key).replace(/\/+$/, '');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search) {
    throw new InputError(`${at}.${key}: write the address of ${example}`);
  }
  return text;
}
