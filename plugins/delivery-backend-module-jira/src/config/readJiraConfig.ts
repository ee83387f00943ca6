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
import { AdapterContext } from '@delivery-stack/flow/adapters';
import { authorizationIn } from './authorizationIn';
import { readingIn } from './readingIn';

const SECTION = 'delivery.sources.jira';

/** Cloud and Data Center speak different versions of the API. @internal */
export type JiraDeployment = 'cloud' | 'dataCenter';

/** One site, as it is configured. @internal */
export interface JiraConfig {
  /** Id of the source: `jira-<connection>`. */
  id: string;
  title: string;
  /** Where people open issues; without a slash at its end. */
  baseUrl: string;
  /** Where the API is asked; without a slash at its end. */
  apiBaseUrl: string;
  deployment: JiraDeployment;
  /** Value of the header of that name, as it is configured now. */
  authorization: () => string;
  projects: ProjectSelection;
  /** Milliseconds. */
  since: number;
  approvals: boolean;
  /** Milliseconds. */
  requestTimeout: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  webhooks: { secret?: string; topic?: string };
  /** How issues are read: the same keys that the command line reads. */
  reading: Pick<
    AdapterContext,
    'bots' | 'needField' | 'epicField' | 'riskField'
  >;
}

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 30 },
  scope: 'global',
};

function addressIn(config: Config, key: string, at: string): string {
  const text = config.getString(key).replace(/\/+$/, '');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search) {
    throw new InputError(
      `${at}.${key}: write the address of the site, like https://bank.atlassian.net`,
    );
  }
  return text;
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

function readConnection(
  root: Config,
  name: string,
  reading: JiraConfig['reading'],
): JiraConfig {
  const at = `${SECTION}.${name}`;
  const config = root.getConfig(at);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(
      `${at}: an id is kebab-case, like bank-test; it names the webhook's path`,
    );
  }
  const baseUrl = addressIn(config, 'baseUrl', at);
  const apiBaseUrl = config.has('apiBaseUrl')
    ? addressIn(config, 'apiBaseUrl', at)
    : baseUrl;
  return {
    id: `jira-${name}`,
    title: `Jira (${name})`,
    baseUrl,
    apiBaseUrl,
    deployment: deploymentIn(config, apiBaseUrl, at),
    authorization: authorizationIn(config, at),
    projects: readProjectSelection(root, `${at}.projects`),
    since: durationIn(config, 'since', { days: 90 }),
    approvals: config.getOptionalBoolean('approvals') ?? true,
    requestTimeout: durationIn(config, 'requestTimeout', { seconds: 30 }),
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : defaultSchedule,
    webhooks: {
      secret: config.getOptionalString('webhooks.secret'),
      topic: config.getOptionalString('webhooks.topic'),
    },
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
  const names = config.getOptionalConfig(SECTION)?.keys() ?? [];
  if (names.length === 0) {
    return [];
  }
  const reading = readingIn(config);
  return names.map(name => readConnection(config, name, reading));
}
