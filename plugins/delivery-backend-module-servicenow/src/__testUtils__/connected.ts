import { mockServices } from '@backstage/backend-test-utils';
import {
  Denial,
  LoggedRequest,
  replayAccount,
  serveServiceNow,
  ServiceNowInstance,
} from '@delivery-stack/vendor-replay';
import { connectSource } from '@delivery-stack/vendor-replay/context';
import { ServiceNowConfig } from '../config/readServiceNowConfig';
import { ServiceNowSource } from '../ServiceNowSource';
import { DAY, MONDAY } from './testInstance';

const { username, password } = replayAccount;

/** Serves an instance, and connects a source to it. */
export async function connected(
  instance: ServiceNowInstance,
  options: {
    config?: Partial<ServiceNowConfig>;
    denied?: Record<string, Denial>;
    annotated?: string[];
    /** How far our clock is from the instance's. */
    away?: number;
  } = {},
) {
  const clock = { now: MONDAY + 10 * DAY };
  const served = await serveServiceNow({
    instance,
    denied: options.denied,
    now: () => clock.now,
  });
  const config: ServiceNowConfig = {
    id: 'servicenow-main',
    title: 'ServiceNow (main)',
    baseUrl: served.server.url,
    apiBaseUrl: served.server.url,
    credentials: { username, password },
    projects: { names: ['ledger'], fromCatalog: false },
    queries: {},
    keyFields: [],
    since: 90 * DAY,
    requestTimeout: 5_000,
    schedule: {
      frequency: { minutes: 10 },
      timeout: { minutes: 30 },
      scope: 'global',
    },
    webhooks: {},
    bots: [],
    ...options.config,
  };
  const create = () =>
    ServiceNowSource.create(config, {
      logger: mockServices.logger.mock(),
      annotated: async () => new Set(options.annotated),
      ...(options.away && { now: () => clock.now + options.away! }),
    });
  /** The table that is asked for. */
  const nameOf = ({ target }: LoggedRequest) =>
    /table\/(\w+)|oauth/.exec(target)![1] ?? 'token';
  const kept = connectSource(served, { create, nameOf });
  return { ...kept, source: create(), clock };
}

/** Numbers of the tickets that were handed over. */
export const numbersOf = ({
  facts,
}: {
  facts: () => Array<{ data: object }>;
}) =>
  [...new Set(facts().map(({ data }) => (data as { key: string }).key))].filter(
    key => /^[A-Z]/.test(key),
  );

/** Tables that a run asks where nothing is new. */
export const idle = [
  'sysapproval_approver',
  'sysapproval_group',
  'conflict',
  'change_request',
  'sc_req_item',
  'sc_task',
];
