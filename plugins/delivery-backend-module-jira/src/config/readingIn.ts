import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { flowConfigSchema } from '@delivery-stack/flow';
import { AdapterContext } from '@delivery-stack/flow/adapters';

const shared = flowConfigSchema.pick({ bots: true, inputs: true });

/**
 * How payloads are to be read: `delivery.bots` and `delivery.inputs.jira`, so
 * that what is fetched here and what the command line is given read alike.
 *
 * @throws InputError that names the key.
 */
export function readingIn(
  config: Config,
): Pick<AdapterContext, 'bots' | 'needField' | 'epicField' | 'riskField'> {
  const result = shared.safeParse({
    bots: config.getOptional('delivery.bots'),
    inputs: config.getOptional('delivery.inputs'),
  });
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(`${['delivery', ...path].join('.')}: ${message}`);
  }
  const { bots, inputs } = result.data;
  return { bots, ...inputs.jira };
}
