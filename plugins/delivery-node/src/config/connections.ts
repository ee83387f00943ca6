import { Config } from '@backstage/config';

/** One connection of a vendor's section. @public */
export interface Connection {
  name: string;
  /** Its own section. */
  config: Config;
  /** Its whole key, for messages: `delivery.sources.jira.main`. */
  at: string;
}

/**
 * The connections of a vendor's section; none where it is missing.
 *
 * @public
 */
export function connectionsIn(root: Config, section: string): Connection[] {
  const connections = root.getOptionalConfig(section);
  return (connections?.keys() ?? []).map(name => ({
    name,
    config: connections!.getConfig(name),
    at: `${section}.${name}`,
  }));
}
