import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Connection,
  connectionsIn,
  ProjectSelection,
  projectSelectionOf,
  readNames,
  readProjectSelection,
  readSourceAddress,
  readSourceSettings,
  SourceSettings,
} from '@delivery-stack/backstage-plugin-delivery-node';
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
export interface ServiceNowConfig extends SourceSettings {
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
  /** Accounts that are not people. */
  bots: string[];
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
  { name, config, at }: Connection,
  bots: string[],
): ServiceNowConfig {
  const settings = readSourceSettings(config, {
    vendor: 'servicenow',
    product: 'ServiceNow',
    name,
    at,
  });
  const instance = {
    at,
    example: 'the instance, like https://bank.service-now.com',
  };
  const baseUrl = readSourceAddress(config, 'baseUrl', instance);
  return {
    ...settings,
    baseUrl,
    apiBaseUrl: config.has('apiBaseUrl')
      ? readSourceAddress(config, 'apiBaseUrl', instance)
      : baseUrl,
    credentials: readCredentials(config.getConfig('credentials'), at),
    projects: readProjectSelection(config, at),
    catalogItems: catalogItemsIn(config, at),
    queries: queriesIn(config.getOptionalConfig('queries'), at),
    keyFields: keyFieldsIn(config, at),
    bots,
  };
}

/**
 * The instances that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readServiceNowConfig(config: Config): ServiceNowConfig[] {
  const bots = readNames(config, 'delivery.bots');
  return connectionsIn(config, SECTION).map(connection =>
    readConnection(connection, bots),
  );
}
