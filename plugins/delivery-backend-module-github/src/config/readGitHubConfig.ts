import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  ProjectSelection,
  readNames,
  readProjectSelection,
  readSourceAddress,
  readSourceSettings,
  SourceSettings,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { ownersOf } from './ownersOf';

const SECTION = 'delivery.sources.github';
const CLOUD = 'github.com';

/** How payloads are read, as the delivery backend is configured. @internal */
export interface Reading {
  bots: string[];
  scaffolderAuthors: string[];
}

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
  reading: Reading;
}

function hostIn(config: Config, at: string): string {
  const host = config.getOptionalString('host') ?? CLOUD;
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host)) {
    throw new InputError(
      `${at}.host: write the host alone, like ${CLOUD}, as integrations.github names it`,
    );
  }
  return host.toLocaleLowerCase('en-US');
}

/** What the connection says, what the integration says, what GitHub is built like. */
function apiIn(
  config: Config,
  options: { at: string; host: string; root: Config },
): string {
  const { at, host, root } = options;
  if (config.has('apiBaseUrl')) {
    return readSourceAddress(config, 'apiBaseUrl', {
      at,
      example: 'the API, like https://proxy.example/api/v3',
    });
  }
  const integration = ScmIntegrations.fromConfig(root).github.byHost(host);
  const address =
    integration?.config.apiBaseUrl ??
    (host === CLOUD ? `https://api.${CLOUD}` : `https://${host}/api/v3`);
  return address.replace(/\/+$/, '');
}

function readConnection(
  name: string,
  config: Config,
  options: { root: Config; reading: Reading },
): GitHubConfig {
  const { root, reading } = options;
  const at = `${SECTION}.${name}`;
  const settings = readSourceSettings(config, {
    vendor: 'github',
    product: 'GitHub',
    name,
    at,
  });
  const host = hostIn(config, at);
  return {
    ...settings,
    webUrl: `https://${host}`,
    source: `github:${host}`,
    apiBaseUrl: apiIn(config, { at, host, root }),
    token: config.getOptionalString('token'),
    projects: readProjectSelection(config),
    owners: ownersOf(config, at),
    checks: config.getOptionalBoolean('checks') ?? true,
    codeScanning: config.getOptionalBoolean('codeScanning') ?? true,
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
  const section = config.getOptionalConfig(SECTION);
  if (!section) {
    return [];
  }
  const reading = {
    bots: readNames(config, 'delivery.bots'),
    scaffolderAuthors: readNames(config, 'delivery.scaffolderAuthors'),
  };
  return section
    .keys()
    .map(name =>
      readConnection(name, section.getConfig(name), { root: config, reading }),
    );
}
