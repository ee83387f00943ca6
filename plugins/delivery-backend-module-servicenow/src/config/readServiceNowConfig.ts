import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  ProjectSelection,
  projectSelectionOf,
  readProjectSelection,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { nameMatcher } from '@delivery-stack/flow';
import { readCredentials, ServiceNowCredentials } from './credentials';

const SECTION = 'delivery.sources.servicenow';

/** Tables of tickets that are read. @internal */
export const ticketTables = [
  'change_request',
  'sc_req_item',
  'sc_task',
] as const;

/** One of {@link ticketTables}. @internal */
export type TicketTable = (typeof ticketTables)[number];

/** One instance, as it is configured. @internal */
export interface ServiceNowConfig {
  /** Id of the source: `servicenow-<connection>`. */
  id: string;
  title: string;
  /** Where people open records; without a slash at its end. */
  baseUrl: string;
  /** Where the API is asked; without a slash at its end. */
  apiBaseUrl: string;
  credentials: ServiceNowCredentials;
  projects: ProjectSelection;
  /** Undefined: items with a correlation id. */
  catalogItems?: ProjectSelection;
  queries: Partial<Record<TicketTable, string>>;
  keyFields: string[];
  /** Milliseconds. */
  since: number;
  /** Milliseconds. */
  requestTimeout: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  webhooks: { secret?: string; topic?: string };
  /** Accounts that are not people. */
  bots: string[];
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
      `${at}.${key}: write the address of the instance, like https://bank.service-now.com`,
    );
  }
  return text;
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

/** A query is put into ours: an order or an alternative would undo its limits. */
function queriesIn(
  config: Config | undefined,
  at: string,
): ServiceNowConfig['queries'] {
  const queries: ServiceNowConfig['queries'] = {};
  for (const key of config?.keys() ?? []) {
    if (!(ticketTables as readonly string[]).includes(key)) {
      throw new InputError(
        `${at}.queries.${key}: no such table is read; the tables are ${ticketTables.join(
          ', ',
        )}`,
      );
    }
    const query = config!.getString(key);
    if (/\^NQ|ORDERBY|GROUPBY|^\^|\^$/.test(query)) {
      throw new InputError(
        `${at}.queries.${key}: leave out ^NQ, ORDERBY, GROUPBY and a sign ^ at either end; use ^OR, or a further connection`,
      );
    }
    queries[key as TicketTable] = query;
  }
  return queries;
}

function keyFieldsIn(config: Config, at: string): string[] {
  const fields = config.getOptionalStringArray('keyFields') ?? [];
  const wrong = fields.find(field => !/^u_[a-z0-9_]+$/.test(field));
  if (wrong !== undefined) {
    throw new InputError(
      `${at}.keyFields: '${wrong}' is no field of the instance's own; their names begin with u_`,
    );
  }
  return fields;
}

function catalogItemsIn(
  config: Config,
  at: string,
): ProjectSelection | undefined {
  const value = config.getOptional('catalogItems');
  if (value === undefined) {
    return undefined;
  }
  const words =
    typeof value === 'string' ? [value] : config.getStringArray('catalogItems');
  if (words.some(word => word.trim() === '')) {
    throw new InputError(`${at}.catalogItems: a name is empty`);
  }
  return projectSelectionOf(words);
}

function readConnection(
  name: string,
  config: Config,
  bots: string[],
): ServiceNowConfig {
  const at = `${SECTION}.${name}`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(
      `${at}: an id is kebab-case, like bank-test; it names the webhook's path`,
    );
  }
  const baseUrl = addressIn(config, 'baseUrl', at);
  return {
    id: `servicenow-${name}`,
    title: `ServiceNow (${name})`,
    baseUrl,
    apiBaseUrl: config.has('apiBaseUrl')
      ? addressIn(config, 'apiBaseUrl', at)
      : baseUrl,
    credentials: readCredentials(config.getConfig('credentials'), at),
    projects: readProjectSelection(config),
    catalogItems: catalogItemsIn(config, at),
    queries: queriesIn(config.getOptionalConfig('queries'), at),
    keyFields: keyFieldsIn(config, at),
    since: durationIn(config, 'since', { days: 90 }),
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
    bots,
  };
}

function botsIn(config: Config): string[] {
  const value = config.getOptional('delivery.bots');
  const bots =
    typeof value === 'string'
      ? [value]
      : config.getOptionalStringArray('delivery.bots') ?? [];
  // A pattern that cannot be read is named by the delivery backend.
  nameMatcher(bots);
  return bots;
}

/**
 * The instances that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readServiceNowConfig(config: Config): ServiceNowConfig[] {
  const section = config.getOptionalConfig(SECTION);
  const bots = section ? botsIn(config) : [];
  return (section?.keys() ?? []).map(name =>
    readConnection(name, section!.getConfig(name), bots),
  );
}
