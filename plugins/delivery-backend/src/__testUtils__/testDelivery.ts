import {
  BackendFeature,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AnyFact, toCdEvent } from '@delivery-stack/flow';
import { Knex } from 'knex';
import request from 'supertest';
import { deliveryClockServiceRef } from '../deliveryCore';
import { deliveryPlugin } from '../plugin';
import { DAY, MONDAY } from './testBank';
import { ReadableBy, testCatalog, TestCatalogState } from './testCatalog';

const gate = (
  id: string,
  owner: string,
  status: string,
  more: object = {},
) => ({
  id,
  function: owner,
  kind: 'approval',
  match: [{ source: 'jira', status: [status], ...more }],
});

/** The gates of the analytics initiative, as `app-config.yaml` has them. */
export const deliveryConfig = {
  calendars: {
    default: { timeZone: 'UTC', week: { 'mon-fri': ['09:00-17:00'] } },
  },
  gates: [
    {
      ...gate('environment-request', 'infrastructure', 'Environment requested'),
      kind: 'handoff',
    },
    gate('security-review', 'security', 'Security review', {
      returnsTo: ['Modifying'],
    }),
    gate('data-access', 'data', 'Data access requested'),
  ],
  steps: [{ match: 'Configuring', kind: 'work', function: 'pod' }],
};

const permissionsOf: Record<string, string[]> = {
  'user:default/leader': ['delivery.organisation.read'],
  'user:default/admin': [
    'delivery.organisation.read',
    'delivery.deadletter.read',
    'delivery.administer',
    'delivery.event.create',
    'delivery.source.read',
  ],
};

const ledger = /^(system:default\/ledger|component:default\/ledger-.*)$/;

/** What each persona may read in the catalog. */
const readable: ReadableBy = (user, ref) => {
  switch (user) {
    case 'user:default/leader':
    case 'user:default/admin':
      return true;
    case 'user:default/member':
      return ledger.test(ref);
    case 'user:default/most':
      return ledger.test(ref) && ref !== 'component:default/ledger-6';
    case 'user:default/one':
      return ['system:default/ledger', 'component:default/ledger-1'].includes(
        ref,
      );
    default:
      return false;
  }
};

/** What {@link startDelivery} starts with. */
export interface TestDeliveryOptions {
  /** `delivery` of the configuration. */
  config?: object;
  /** The rest of the configuration. */
  rootConfig?: object;
  features?: BackendFeature[];
  /** What people may read beside the personas. */
  readable?: ReadableBy;
  /** What people may do beside the personas. */
  permissions?: Readonly<Record<string, readonly string[]>>;
  /** Groups of a person. */
  groupsOf?: (userRef: string) => readonly string[];
  catalogState?: TestCatalogState;
  /** Shared by backends that share a database. */
  now?: { at: number };
}

/** Starts the plugin with personas, on a database of its own. */
export async function startDelivery(
  knex: Knex,
  options: TestDeliveryOptions = {},
) {
  const { config = deliveryConfig, features = [], groupsOf } = options;
  const {
    now = { at: MONDAY + 100 * DAY },
    catalogState = { down: false } as TestCatalogState,
  } = options;
  const granted = { ...permissionsOf, ...options.permissions };
  const mayRead: ReadableBy = (user, ref) =>
    readable(user, ref) || options.readable?.(user, ref) === true;
  const auditor = mockServices.auditor.mock();
  const audited: object[] = [];
  auditor.createEvent.mockImplementation(async ({ eventId, severityLevel }) => {
    const note = (status: string) => async (result: any) => {
      audited.push({
        eventId,
        severityLevel,
        status,
        ...(result?.meta && { meta: result.meta }),
        ...(result?.error && { error: result.error.name }),
      });
    };
    return { success: note('succeeded'), fail: note('failed') };
  });
  const scheduler = mockServices.scheduler();
  const authorize = async (
    requests: Array<{ permission: { name: string } }>,
    { credentials }: { credentials: BackstageCredentials },
  ) => {
    const { userEntityRef } = credentials.principal as any;
    return requests.map(({ permission }) => ({
      result:
        userEntityRef === undefined ||
        granted[userEntityRef]?.includes(permission.name)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    }));
  };
  const install = (service: any, implementation: any) =>
    createServiceFactory({ service, deps: {}, factory: () => implementation });
  const getUserInfo = async ({ principal }: { principal: any }) => ({
    userEntityRef: principal.userEntityRef,
    ownershipEntityRefs: [
      principal.userEntityRef,
      ...(groupsOf?.(principal.userEntityRef) ?? []),
    ],
  });
  const backend = await startTestBackend({
    features: [
      deliveryPlugin,
      ...features,
      mockServices.rootConfig.factory({
        data: { ...options.rootConfig, delivery: config },
      }),
      mockServices.database.factory({ knex }),
      install(coreServices.auditor, auditor),
      install(coreServices.scheduler, scheduler),
      install(coreServices.permissions, {
        authorize,
        authorizeConditional: authorize,
      }),
      install(catalogServiceRef, testCatalog(mayRead, catalogState)),
      install(deliveryClockServiceRef, () => now.at),
      ...(groupsOf ? [install(coreServices.userInfo, { getUserInfo })] : []),
    ],
  });
  const as = (name?: string) =>
    name === undefined
      ? mockCredentials.none.header()
      : mockCredentials.user.header(`user:default/${name}`);
  const get = (path: string, name?: string) =>
    request(backend.server)
      .get(`/api/delivery${path}`)
      .set('authorization', as(name));
  const post = (path: string, name?: string) =>
    request(backend.server)
      .post(`/api/delivery${path}`)
      .set('authorization', as(name));
  /** One run of a task, as the scheduler would start it. */
  const runTask = (id: string) => scheduler.triggerTask(`delivery-${id}`);
  /** Runs the plugin's tasks, as the scheduler would one after the other. */
  const settle = async () => {
    now.at += 120_000;
    for (const id of ['entities', 'projection', 'retention']) {
      await runTask(id);
    }
  };
  const send = (facts: readonly AnyFact[]) =>
    request(backend.server)
      .post('/api/delivery/events')
      .set('authorization', mockCredentials.service.header())
      .send(facts.map(each => toCdEvent({ vendor: 'jira', ...each })));
  /** What another plugin of the backend asks. */
  const postAsService = (path: string) =>
    request(backend.server)
      .post(`/api/delivery${path}`)
      .set('authorization', mockCredentials.service.header());
  /** One run of a source. */
  const runSource = (id: string) => runTask(`source-${id}`);
  return {
    backend,
    now,
    audited,
    catalogState,
    get,
    post,
    postAsService,
    send,
    settle,
    runTask,
    runSource,
  };
}

/** See {@link startDelivery}. */
export type TestDelivery = Awaited<ReturnType<typeof startDelivery>>;
