import { Config } from '@backstage/config';
import { nameMatcher } from '@delivery-stack/flow';

/**
 * Reads names and patterns, one or a list, such as `delivery.bots`.
 *
 * @throws Error for a pattern that cannot be read, as the delivery backend does.
 * @public
 */
export function readNames(config: Config, key: string): string[] {
  const value = config.getOptional(key);
  const names =
    typeof value === 'string'
      ? [value]
      : config.getOptionalStringArray(key) ?? [];
  // A pattern that cannot be read is named by the delivery backend.
  nameMatcher(names);
  return names;
}
