import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Connection,
  connectionsIn,
  ProjectSelection,
  readProjectSelection,
  readSourceAddress,
  readSourceSettings,
  SourceSettings,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AdapterContext } from '@delivery-stack/flow/adapters';
import { authorizationIn } from './authorizationIn';
import { readingIn } from './readingIn';

const SECTION = 'delivery.sources.jira';

/** Cloud and Data Center speak different versions of the API. @internal */
export type JiraDeployment = 'cloud' | 'dataCenter';

/** One site, as it is configured. @internal */
export interface JiraConfig extends SourceSettings {
  /** Where people open issues; without a slash at its end. */
  baseUrl: string;
  /** Where the API is asked; without a slash at its end. */
  apiBaseUrl: string;
  deployment: JiraDeployment;
  /** Value of the header of that name, as it is configured now. */
  authorization: () => string;
  projects: ProjectSelection;
  approvals: boolean;
  /** How issues are read: the same keys that the command line reads. */
  reading: Pick<
    AdapterContext,
    'bots' | 'needField' | 'epicField' | 'riskField'
  >;
}

function deploymentIn(
  config: Config,
  apiBaseUrl: string,
  at: string,
): JiraDeployment {
  const { hostname } = new URL(apiBaseUrl);
  const configured = config.getOptionalString('deployment');
  if (configured === undefined) {
    return /(^|\.)(atlassian\.(net|com)|jira\.com)$/.test(hostname)
      ? 'cloud'
      : 'dataCenter';
  }
  if (configured !== 'cloud' && configured !== 'dataCenter') {
    throw new InputError(
      `${at}.deployment is '${configured}'; write cloud or dataCenter`,
    );
  }
  return configured;
}

function readConnection(
  { name, config, at }: Connection,
  reading: JiraConfig['reading'],
): JiraConfig {
  const settings = readSourceSettings(config, {
    vendor: 'jira',
    product: 'Jira',
    name,
    at,
  });
  const site = { at, example: 'the site, like https://bank.atlassian.net' };
  const baseUrl = readSourceAddress(config, 'baseUrl', site);
  const apiBaseUrl = config.has('apiBaseUrl')
    ? readSourceAddress(config, 'apiBaseUrl', site)
    : baseUrl;
  return {
    ...settings,
    baseUrl,
    apiBaseUrl,
    deployment: deploymentIn(config, apiBaseUrl, at),
    authorization: authorizationIn(config, at),
    projects: readProjectSelection(config, at),
    approvals: config.getOptionalBoolean('approvals') ?? true,
    reading,
  };
}

/**
 * The sites that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readJiraConfig(config: Config): JiraConfig[] {
  const connections = connectionsIn(config, SECTION);
  if (connections.length === 0) {
    return [];
  }
  const reading = readingIn(config);
  return connections.map(connection => readConnection(connection, reading));
}
