import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { MeterRequest } from '@delivery-stack/backstage-plugin-delivery-node';
import { readSqlConfig } from '../config/readSqlConfig';
import { SqlMeter } from '../SqlMeter';
import { TestDatabase } from './databases';

export const SINCE = Date.parse('2026-03-01T00:00:00Z');
export const UNTIL = Date.parse('2026-03-10T00:00:00Z');

/** A meter with one query, and what it logs. */
export function meterOn(
  { client, connection }: Pick<TestDatabase, 'client' | 'connection'>,
  query: { sql: string; timeout?: string; maxRows?: number },
) {
  const config = new ConfigReader({
    delivery: {
      sql: {
        connections: { test: { client, connection } },
        queries: { figure: { connection: 'test', ...query } },
      },
    },
  });
  const meter = SqlMeter.create(readSqlConfig(config));
  const logger = mockServices.logger.mock();
  const read = (request: Partial<MeterRequest> = {}) =>
    meter.read({
      settings: { name: 'figure' },
      since: SINCE,
      until: UNTIL,
      every: 86_400_000,
      signal: new AbortController().signal,
      logger,
      ...request,
    });
  return { meter, read, logger };
}
