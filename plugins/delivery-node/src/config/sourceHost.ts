import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads `host` of a connection whose credentials are Backstage's.
 *
 * @param options - `usual` where nothing is written; `integration` is the key
 * under `integrations`; `at` the whole key of the section.
 * @throws InputError for anything but a host, with or without a port.
 * @public
 */
export function readSourceHost(
  config: Config,
  options: { at: string; usual: string; integration: string },
): string {
  const { at, usual, integration } = options;
  const host = config.getOptionalString('host') ?? usual;
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host)) {
    throw new InputError(
      `${at}.host: write the host alone, like ${usual}, as integrations.${integration} names it`,
    );
  }
  return host.toLocaleLowerCase('en-US');
}
