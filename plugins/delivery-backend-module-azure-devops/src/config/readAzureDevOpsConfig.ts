import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ChangeReading,
  Connection,
  connectionsIn,
  ProjectSelection,
  readChangeReading,
  readProjectSelection,
  readSourceHost,
  readSourceSettings,
  SourceSettings,
} from '@delivery-stack/backstage-plugin-delivery-node';

const SECTION = 'delivery.sources.azureDevOps';
const CLOUD = 'dev.azure.com';

/** One organisation, as it is configured. @internal */
export interface AzureDevOpsConfig extends SourceSettings {
  /** Where people and `integrations.azure` find it; without a slash at its end. */
  organizationUrl: string;
  /** Source of its facts: `azure-devops:<host>/<organization>`. */
  source: string;
  /** Where the API is asked; without a slash at its end. */
  apiBaseUrl: string;
  /** Where releases are asked for: in the cloud another host answers. */
  releaseBaseUrl: string;
  apiVersion: string;
  token?: string;
  projects: ProjectSelection;
  releases: boolean;
  webhooks: SourceSettings['webhooks'] & { username?: string };
  reading: ChangeReading;
}

function addressIn(config: Config, at: string): string | undefined {
  const text = config.getOptionalString('apiBaseUrl')?.replace(/\/+$/, '');
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  if (text && (!url || !/^https?:$/.test(url.protocol) || url.search)) {
    throw new InputError(
      `${at}.apiBaseUrl: write the address with the organization in it, like https://proxy.example/harbour`,
    );
  }
  return text;
}

function organizationIn(config: Config, at: string): string {
  const organization = config.getString('organization');
  if (!/^[^\s/:?#]+(\/[^\s/:?#]+)*$/.test(organization)) {
    throw new InputError(
      `${at}.organization: write its name alone, like harbour; on a server of your own its path, like tfs/Main`,
    );
  }
  return organization;
}

/** Where the organisation is, for people and for us. */
function placesIn(config: Config, at: string) {
  const host = readSourceHost(config, {
    at,
    usual: CLOUD,
    integration: 'azure',
  });
  const organization = organizationIn(config, at);
  const path = organization.split('/').map(encodeURIComponent).join('/');
  const organizationUrl = `https://${host}/${path}`;
  const apiBaseUrl = addressIn(config, at);
  return {
    organizationUrl,
    source: `azure-devops:${host}/${organization}`,
    apiBaseUrl: apiBaseUrl ?? organizationUrl,
    releaseBaseUrl:
      apiBaseUrl ??
      (host === CLOUD ? `https://vsrm.${CLOUD}/${path}` : organizationUrl),
  };
}

function readConnection(
  { name, config, at }: Connection,
  reading: ChangeReading,
): AzureDevOpsConfig {
  const settings = readSourceSettings(config, {
    vendor: 'azure-devops',
    product: 'Azure DevOps',
    name,
    at,
  });
  return {
    ...settings,
    ...placesIn(config, at),
    apiVersion: config.getOptionalString('apiVersion') ?? '7.1',
    token: config.getOptionalString('token'),
    projects: readProjectSelection(config, at),
    releases: config.getOptionalBoolean('releases') ?? true,
    webhooks: {
      ...settings.webhooks,
      username: config.getOptionalString('webhooks.username'),
    },
    reading,
  };
}

/**
 * The organisations that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readAzureDevOpsConfig(config: Config): AzureDevOpsConfig[] {
  const reading = readChangeReading(config);
  return connectionsIn(config, SECTION).map(connection =>
    readConnection(connection, reading),
  );
}
