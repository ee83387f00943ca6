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
  reading: Reading;
}

/** How payloads are read, as the delivery backend is configured. @internal */
export interface Reading {
  bots: string[];
  scaffolderAuthors: string[];
}

function hostIn(config: Config, at: string): string {
  const host = config.getOptionalString('host') ?? CLOUD;
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host)) {
    throw new InputError(
      `${at}.host: write the host alone, like ${CLOUD}, as integrations.gitlab names it`,
    );
  }
  return host.toLocaleLowerCase('en-US');
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
  name: string,
  config: Config,
  shared: { integrations: ScmIntegrations; reading: Reading },
): GitLabConfig {
  const at = `${SECTION}.${name}`;
  const host = hostIn(config, at);
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
    projects: readProjectSelection(config),
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
  const section = config.getOptionalConfig(SECTION);
  if (!section) {
    return [];
  }
  const shared = {
    integrations: ScmIntegrations.fromConfig(config),
    reading: {
      bots: readNames(config, 'delivery.bots'),
      scaffolderAuthors: readNames(config, 'delivery.scaffolderAuthors'),
    },
  };
  return section
    .keys()
    .map(name => readConnection(name, section.getConfig(name), shared));
}
