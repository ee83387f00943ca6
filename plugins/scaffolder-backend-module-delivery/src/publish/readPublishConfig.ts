import { Config } from '@backstage/config';
import { resolve } from 'node:path';

/** Where repositories are put, and who commits. */
export interface PublishConfig {
  /** Absolute; undefined: not configured. */
  readonly directory?: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** `delivery.publish` */
export function readPublishConfig(config: Config): PublishConfig {
  const publish = config.getOptionalConfig('delivery.publish');
  const directory = publish?.getOptionalString('directory');
  return {
    ...(directory && { directory: resolve(directory) }),
    author: {
      name: publish?.getOptionalString('author.name') ?? 'Delivery Stack',
      email:
        publish?.getOptionalString('author.email') ??
        'noreply@delivery-stack.dev',
    },
  };
}
