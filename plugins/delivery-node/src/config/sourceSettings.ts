import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** What every connection of a source may say, read. @public */
export interface SourceSettings {
  /** Id of the source: `<vendor>-<connection>`. */
  id: string;
  /** What people read: `Jira (main)`. */
  title: string;
  /** How far back the first run reads, milliseconds; default 90 days. */
  since: number;
  /** Longest time for one answer, milliseconds; default 30 seconds. */
  requestTimeout: number;
  /** Default: every 10 minutes, for 30 at most. */
  schedule: SchedulerServiceTaskScheduleDefinition;
  webhooks: { secret?: string; topic?: string };
}

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 30 },
  scope: 'global',
};

/**
 * Reads what every connection of a source may say.
 *
 * @param config - The connection's own section.
 * @param options - `vendor` begins the id and `product` the title; `name` is
 * the connection's key, and `at` its whole key.
 * @throws InputError where the name cannot be an id.
 * @public
 */
export function readSourceSettings(
  config: Config,
  options: { vendor: string; product: string; name: string; at: string },
): SourceSettings {
  const { vendor, product, name, at } = options;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(
      `${at}: an id is kebab-case, like bank-test; it names the webhook's path`,
    );
  }
  return {
    id: `${vendor}-${name}`,
    title: `${product} (${name})`,
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
  };
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
