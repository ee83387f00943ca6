import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Connection,
  connectionsIn,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { parsePlace, Place } from './Place';

const SECTION = 'delivery.focus';
const DEFAULT_MAX_BYTES = 4 * 2 ** 30;

/** What files are. @internal */
export type FocusFormat = 'csv' | 'parquet';

/** One source, as it is configured. @internal */
export interface FocusConfig {
  name: string;
  /** Its whole key, for messages: `delivery.focus.aws`. */
  at: string;
  places: Place[];
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Undefined: told by the first bytes. */
  format?: FocusFormat;
  /** Most bytes of one file, stored or expanded. */
  maxBytes: number;
}

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 6 },
  timeout: { hours: 2 },
  scope: 'global',
};

function placesIn(config: Config, at: string): Place[] {
  if (config.has('location') === config.has('locations')) {
    throw new InputError(
      `${at}: write either location or locations, like /data/focus/*.csv.gz`,
    );
  }
  if (config.has('location')) {
    return [parsePlace(config.getString('location'), `${at}.location`)];
  }
  const locations = config.getStringArray('locations');
  if (locations.length === 0) {
    throw new InputError(`${at}.locations: is empty; list where files are`);
  }
  return locations.map((text, i) => parsePlace(text, `${at}.locations[${i}]`));
}

function formatIn(config: Config, at: string): FocusFormat | undefined {
  const format = config.getOptionalString('format');
  if (format !== undefined && format !== 'csv' && format !== 'parquet') {
    throw new InputError(
      `${at}.format: write csv (gzip is told by itself) or parquet, or leave it out`,
    );
  }
  return format;
}

function maxBytesIn(config: Config, at: string): number {
  const maxBytes = config.getOptionalNumber('maxBytes') ?? DEFAULT_MAX_BYTES;
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) {
    throw new InputError(`${at}.maxBytes: write a whole number of bytes`);
  }
  return maxBytes;
}

function readSource({ name, config, at }: Connection): FocusConfig {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(`${at}: an id is kebab-case, like cloud-billing`);
  }
  return {
    name,
    at,
    places: placesIn(config, at),
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : defaultSchedule,
    format: formatIn(config, at),
    maxBytes: maxBytesIn(config, at),
  };
}

/**
 * The sources that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readFocusConfig(config: Config): FocusConfig[] {
  return connectionsIn(config, SECTION).map(readSource);
}
