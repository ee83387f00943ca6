import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  deliveryOutcomeMeterExtensionPoint,
  MeterReading,
  MeterRequest,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Knex } from 'knex';
import { change, DAY, deployment, MONDAY } from './testBank';
import { analyticsOf } from './bankFacts';
import { startDelivery, TestDeliveryOptions } from './testDelivery';

/** Entity ref of the outcome of {@link startOutcomes}. */
export const FEWER_LEAVE = 'outcome:default/fewer-leave';

/** The outcome that the analytics initiative LED-50 serves. */
export function outcomeEntity(
  spec: object = {},
  contributors: readonly string[] = [
    'component:default/ledger-1',
    'component:default/gone',
  ],
  name = 'fewer-leave',
): Entity {
  return {
    apiVersion: 'delivery-stack.dev/v1alpha1',
    kind: 'Outcome',
    metadata: { namespace: 'default', name, title: 'Fewer customers leave' },
    spec: {
      statement: 'Advisers call customers before they leave.',
      owner: 'pod',
      domain: 'retail',
      initiative: { source: 'jira', keys: ['LED-50'] },
      measure: {
        name: 'Warned customers who stay',
        unit: '%',
        direction: 'up',
        baseline: 42,
        target: 60,
        due: '2026-12-31',
        meter: { type: 'test' },
      },
      adoption: {
        threshold: 50,
        stays: 'P14D',
        measure: {
          name: 'Advisers who call',
          unit: '%',
          direction: 'up',
          meter: { type: 'check-in', every: 'P7D' },
        },
      },
      timeToValue: { target: 'P45D' },
      costOfDelay: { amount: 7000, currency: 'EUR', per: 'week' },
      ...spec,
    },
    relations: contributors.map(targetRef => ({
      type: 'hasContributor',
      targetRef,
    })),
  } as Entity;
}

/** A meter that answers what a test wants. */
export function testMeter() {
  const state = {
    read: async (_request: MeterRequest): Promise<MeterReading[]> => [],
    requests: [] as Array<Pick<MeterRequest, 'since' | 'until' | 'settings'>>,
  };
  const feature = createBackendModule({
    pluginId: 'delivery',
    moduleId: 'test-meter',
    register(env) {
      env.registerInit({
        deps: { meters: deliveryOutcomeMeterExtensionPoint },
        async init({ meters }) {
          meters.addMeter({
            type: 'test',
            title: 'Test',
            check: settings =>
              settings.wrong ? ['wrong: is no setting; take it away'] : [],
            read: request => {
              const { since, until, settings } = request;
              state.requests.push({ since, until, settings });
              return state.read(request);
            },
          });
        },
      });
    },
  });
  return { state, feature };
}

/** LED-50: the 31 days of the canonical journey, and a deployment at their end. */
export const deliveredFacts = [
  ...analyticsOf('LED-50', 'c1', 0),
  ...change(50, { opened: 29, merged: 30 }, { title: 'LED-50 Calls' }),
  ...deployment(50, 31 - 1 / 24, { sha: 'merge50' }),
];

/** The instant of a day of the story, epoch milliseconds. */
export const day = (days: number) => MONDAY + days * DAY;

/** Starts the plugin with one outcome, and a meter. */
export async function startOutcomes(
  knex: Knex,
  options: Partial<TestDeliveryOptions> = {},
) {
  const meter = testMeter();
  const catalogState = {
    down: false,
    entities: [outcomeEntity()] as readonly Entity[],
  };
  const delivery = await startDelivery(knex, {
    catalogState,
    readable: (user, ref) =>
      ref.startsWith('outcome:') &&
      [
        'user:default/member',
        'user:default/owner',
        'user:default/steward',
      ].includes(user),
    permissions: {
      'user:default/owner': ['delivery.outcome.checkin'],
      'user:default/member': ['delivery.outcome.checkin'],
      'user:default/steward': [
        'delivery.campaign.manage',
        'delivery.exemption.approve',
      ],
    },
    groupsOf: user =>
      user === 'user:default/owner' ? ['group:default/pod'] : [],
    ...options,
    features: [meter.feature, ...(options.features ?? [])],
  });
  const at = (ref: string, rest = '') =>
    `/outcomes/${encodeURIComponent(ref)}${rest}`;
  const rounds = () => delivery.runTask('outcomes');
  const report = async (name = 'leader', rest = '') => {
    const { status, body } = await delivery.get(at(FEWER_LEAVE, rest), name);
    if (status !== 200) {
      throw new Error(`${status}: ${JSON.stringify(body)}`);
    }
    return body;
  };
  const checkIn = (body: object, name = 'owner') =>
    delivery.post(at(FEWER_LEAVE, '/check-ins'), name).send(body);
  return {
    ...delivery,
    catalogState,
    meter: meter.state,
    at,
    rounds,
    report,
    checkIn,
    stop: () => delivery.backend.stop(),
  };
}

/** See {@link startOutcomes}. */
export type TestOutcomes = Awaited<ReturnType<typeof startOutcomes>>;
