import { PrometheusConfig } from '../config/readPrometheusConfig';

const LONGEST = 200;

/**
 * What a server said, fit to be shown: one line, not long, no secrets.
 *
 * @remarks
 * Proxies repeat headers, and Prometheus the addresses that it reads from.
 */
export function quoted(
  said: string,
  { headers }: Pick<PrometheusConfig, 'headers'>,
): string {
  const secrets = Object.values(headers).flatMap(value => [
    value,
    value.replace(/^(Bearer|Basic) /, ''),
  ]);
  // Longer ones first: one may be a part of another.
  secrets.sort((one, other) => other.length - one.length);
  const without = secrets.reduce(
    (text, secret) => text.replaceAll(secret, '…'),
    said.slice(0, 100 * LONGEST),
  );
  const line = without
    .replace(/\/\/[^/@\s]*@/g, '//…@')
    // eslint-disable-next-line no-control-regex -- of a server that is not ours
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
