import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  ChangeReading,
  Connection,
  connectionsIn,
  ProjectSelection,
  readChangeReading,
  readProjectSelection,
  readSourceAddress,
  readSourceHost,
  readSourceSettings,
  SourceSettings,
} from '@delivery-stack/backstage-plugin-delivery-node';

const SECTION = 'delivery.sources.gitlab';
const CLOUD = 'gitlab.com';
const API = '/api/v4';

/** One instance, as it is configured. @internal */
export interface GitLabConfig extends SourceSettings {
  /** As `integrations.gitlab` names it. */
  host: string;
  /** Source of its facts: `gitlab:<host>`. */
  source: string;
  /** Where the instance is asked, without `/api/v4` and without a slash at its end. */
  instanceUrl: string;
  token?: string;
  projects: ProjectSelection;
  reading: ChangeReading;
}

/** Own words first, then those of the integration: GraphQL is beside its API. */
function instanceUrlIn(
  config: Config,
  at: string,
  integrated: string | undefined,
): string {
  const address = config.has('apiBaseUrl')
    ? readSourceAddress(config, 'apiBaseUrl', {
        at,
        example: `the API, like https://git.bank.example/gitlab${API}`,
      })
    : integrated?.replace(/\/+$/, '');
  if (!address?.endsWith(API)) {
    throw new InputError(
      `${at}.apiBaseUrl: write the address of the API with ${API} at its end, here or in integrations.gitlab`,
    );
  }
  return address.slice(0, -API.length);
}

function readConnection(
  { name, config, at }: Connection,
  shared: { integrations: ScmIntegrations; reading: ChangeReading },
): GitLabConfig {
  const host = readSourceHost(config, {
    at,
    usual: CLOUD,
    integration: 'gitlab',
  });
  const known = shared.integrations.gitlab.byHost(host)?.config.apiBaseUrl;
  return {
    ...readSourceSettings(config, {
      vendor: 'gitlab',
      product: 'GitLab',
      name,
      at,
    }),
    host,
    source: `gitlab:${host}`,
    instanceUrl: instanceUrlIn(config, at, known ?? `https://${host}${API}`),
    token: config.getOptionalString('token'),
    projects: readProjectSelection(config, at),
    reading: shared.reading,
  };
}

/**
 * The instances that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readGitLabConfig(config: Config): GitLabConfig[] {
  const shared = {
    integrations: ScmIntegrations.fromConfig(config),
    reading: readChangeReading(config),
  };
  return connectionsIn(config, SECTION).map(connection =>
    readConnection(connection, shared),
  );
}
