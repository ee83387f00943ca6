import { Config } from '@backstage/config';
import { defaultFunctions } from '@delivery-stack/backstage-plugin-delivery-common';

/**
 * The accountable functions, each with the catalog group that acts for it.
 *
 * @remarks
 * The same rule as in the delivery backend: what is configured comes beside
 * the default ones.
 */
export function readFunctionGroups(
  config: Config,
): ReadonlyMap<string, string | undefined> {
  const configured = config.getOptionalConfig('delivery.functions');
  const names = [...defaultFunctions, ...(configured?.keys() ?? [])];
  return new Map(
    names.map(name => [name, configured?.getOptionalString(`${name}.group`)]),
  );
}
