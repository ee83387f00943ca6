import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads headers.
 *
 * @throws InputError where one cannot be sent; the header is named, its value
 * is a secret.
 */
export function headersIn(
  config: Config | undefined,
  at: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  // A name may hold a dot, which would be a path: the section is read whole.
  const written = config?.get<Record<string, unknown>>() ?? {};
  for (const [name, value] of Object.entries(written)) {
    if (typeof value !== 'string' || !isSendable(name, value)) {
      throw new InputError(
        `${at}.headers.${name}: cannot be sent; write a header's name, and text in one line`,
      );
    }
    headers[name] = value;
  }
  return headers;
}

function isSendable(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    // Its message would quote the value.
    return false;
  }
}
