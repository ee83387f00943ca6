import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  ProjectSelection,
  readProjectSelection,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { nameMatcher } from '@delivery-stack/flow';

const SECTION = 'delivery.sources.azureDevOps';
const CLOUD = 'dev.azure.com';

/** One organisation, as it is configured. @internal */
export interface AzureDevOpsConfig {
  /** Id of the source: `azure-devops-<connection>`. */
  id: string;
  title: string;
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
  /** Milliseconds. */
  since: number;
  /** Milliseconds. */
  requestTimeout: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  webhooks: { secret?: string; username?: string; topic?: string };
  reading: Reading;
}

/** How payloads are read, as the delivery backend is configured. @internal */
export interface Reading {
  bots: string[];
  scaffolderAuthors: string[];
}

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 30 },
  scope: 'global',
};

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

function hostIn(config: Config, at: string): string {
  const host = config.getOptionalString('host') ?? CLOUD;
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host)) {
    throw new InputError(
      `${at}.host: write the host alone, like ${CLOUD}, as integrations.azure names it`,
    );
  }
  return host.toLocaleLowerCase('en-US');
}

function durationIn(
  config: Config,
  key: string,
  fallback: HumanDuration,
): number {
  const duration = config.has(key)
    ? readDurationFromConfig(config, { key })
    : fallback;
  return durationToMilliseconds(duration);
}

/** Where the organisation is, for people and for us. */
function placesIn(config: Config, at: string) {
  const host = hostIn(config, at);
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
  name: string,
  config: Config,
  reading: Reading,
): AzureDevOpsConfig {
  const at = `${SECTION}.${name}`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(
      `${at}: an id is kebab-case, like bank-test; it names the webhook's path`,
    );
  }
  return {
    id: `azure-devops-${name}`,
    title: `Azure DevOps (${name})`,
    ...placesIn(config, at),
    apiVersion: config.getOptionalString('apiVersion') ?? '7.1',
    token: config.getOptionalString('token'),
    projects: readProjectSelection(config),
    releases: config.getOptionalBoolean('releases') ?? true,
    since: durationIn(config, 'since', { days: 90 }),
    requestTimeout: durationIn(config, 'requestTimeout', { seconds: 30 }),
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : defaultSchedule,
    webhooks: {
      secret: config.getOptionalString('webhooks.secret'),
      username: config.getOptionalString('webhooks.username'),
      topic: config.getOptionalString('webhooks.topic'),
    },
    reading,
  };
}

function namesIn(config: Config, key: string): string[] {
  const value = config.getOptional(key);
  const names =
    typeof value === 'string'
      ? [value]
      : config.getOptionalStringArray(key) ?? [];
  // A pattern that cannot be read is named by the delivery backend.
  nameMatcher(names);
  return names;
}

/**
 * The organisations that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readAzureDevOpsConfig(config: Config): AzureDevOpsConfig[] {
  const section = config.getOptionalConfig(SECTION);
  if (!section) {
    return [];
  }
  const reading = {
    bots: namesIn(config, 'delivery.bots'),
    scaffolderAuthors: namesIn(config, 'delivery.scaffolderAuthors'),
  };
  return section
    .keys()
    .map(name => readConnection(name, section.getConfig(name), reading));
}
