import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  Connection,
  connectionsIn,
  readSourceAddress,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { readAuthorization, readHeaders } from './credentials';

const SECTION = 'delivery.prometheus';

/** Longest durations that make sense. */
const TEN_MINUTES = { ms: 600_000, text: '10 minutes' };
/** A series of a reading a minute is read through in some 200 requests. */
const TWO_YEARS = { ms: 731 * 86_400_000, text: '2 years' };

/** One server of Prometheus, as it is configured. @internal */
export interface PrometheusConfig {
  /** What outcomes and OpenSLO files call it. */
  name: string;
  /** Its whole key, for messages: `delivery.prometheus.main`. */
  at: string;
  /** Before `/api/v1`; without a slash at its end. */
  baseUrl: string;
  /** Of every request, credentials among them. */
  headers: Readonly<Record<string, string>>;
  /** Longest time for one answer, milliseconds. */
  requestTimeout: number;
  /** Longest time that Prometheus may take for one query, milliseconds. */
  queryTimeout: number;
  /** How far back the first reading of a measure goes, milliseconds. */
  lookback: number;
}

function durationIn(
  { config, at }: Connection,
  key: string,
  options: { fallback: HumanDuration; longest: typeof TEN_MINUTES },
): number {
  const { fallback, longest } = options;
  const ms = durationToMilliseconds(
    config.has(key) ? readDurationFromConfig(config, { key }) : fallback,
  );
  if (!(ms >= 1_000 && ms <= longest.ms)) {
    throw new InputError(
      `${at}.${key}: write a duration from one second to ${longest.text}, like PT20S`,
    );
  }
  return ms;
}

function readConnection(connection: Connection): PrometheusConfig {
  const { name, config, at } = connection;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(
      `${at}: a connection is named in kebab-case, like main or bank-test`,
    );
  }
  const requestTimeout = durationIn(connection, 'requestTimeout', {
    fallback: { seconds: 30 },
    longest: TEN_MINUTES,
  });
  const queryTimeout = durationIn(connection, 'queryTimeout', {
    fallback: { milliseconds: Math.min(20_000, requestTimeout) },
    longest: TEN_MINUTES,
  });
  if (queryTimeout > requestTimeout) {
    throw new InputError(
      `${at}.requestTimeout: make it at least as long as queryTimeout, or no slow query is ever answered`,
    );
  }
  return {
    name,
    at,
    baseUrl: readSourceAddress(config, 'baseUrl', {
      at,
      example: 'Prometheus, like https://prometheus.bank.example',
    }),
    headers: {
      ...readHeaders(config.getOptionalConfig('headers'), at),
      ...readAuthorization(config.getOptionalConfig('credentials'), at),
    },
    requestTimeout,
    queryTimeout,
    lookback: durationIn(connection, 'lookback', {
      fallback: { days: 90 },
      longest: TWO_YEARS,
    }),
  };
}

/**
 * The servers that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readPrometheusConfig(config: Config): PrometheusConfig[] {
  return connectionsIn(config, SECTION).map(readConnection);
}
