import { Config } from '@backstage/config';
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
import { ownersOf } from './ownersOf';

const SECTION = 'delivery.sources.github';
const CLOUD = 'github.com';

/** One host, as it is configured. @internal */
export interface GitHubConfig extends SourceSettings {
  /** Where people find it; without a slash at its end. */
  webUrl: string;
  /** Source of its facts: `github:<host>`. */
  source: string;
  /** Where the API is asked; without a slash at its end. */
  apiBaseUrl: string;
  token?: string;
  projects: ProjectSelection;
  /** Whose repositories are listed for the patterns of `projects`. */
  owners: string[];
  checks: boolean;
  codeScanning: boolean;
  alerts: boolean;
  reading: ChangeReading;
}

/** What the connection says, what the integration says, what GitHub is built like. */
function apiIn(
  config: Config,
  options: { at: string; host: string; integrations: ScmIntegrations },
): string {
  const { at, host, integrations } = options;
  if (config.has('apiBaseUrl')) {
    return readSourceAddress(config, 'apiBaseUrl', {
      at,
      example: 'the API, like https://proxy.example/api/v3',
    });
  }
  const integration = integrations.github.byHost(host);
  const address =
    integration?.config.apiBaseUrl ??
    (host === CLOUD ? `https://api.${CLOUD}` : `https://${host}/api/v3`);
  return address.replace(/\/+$/, '');
}

function readConnection(
  { name, config, at }: Connection,
  options: { integrations: ScmIntegrations; reading: ChangeReading },
): GitHubConfig {
  const { integrations, reading } = options;
  const settings = readSourceSettings(config, {
    vendor: 'github',
    product: 'GitHub',
    name,
    at,
  });
  const host = readSourceHost(config, {
    at,
    usual: CLOUD,
    integration: 'github',
  });
  return {
    ...settings,
    webUrl: `https://${host}`,
    source: `github:${host}`,
    apiBaseUrl: apiIn(config, { at, host, integrations }),
    token: config.getOptionalString('token'),
    projects: readProjectSelection(config, at),
    owners: ownersOf(config, at),
    checks: config.getOptionalBoolean('checks') ?? true,
    codeScanning: config.getOptionalBoolean('codeScanning') ?? true,
    alerts: config.getOptionalBoolean('alerts') ?? true,
    reading,
  };
}

/**
 * The hosts that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readGitHubConfig(config: Config): GitHubConfig[] {
  const options = {
    integrations: ScmIntegrations.fromConfig(config),
    reading: readChangeReading(config),
  };
  return connectionsIn(config, SECTION).map(connection =>
    readConnection(connection, options),
  );
}
