import { ConflictError } from '@backstage/errors';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { activateRequestSchema } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { createActivationServices } from '../activations/createActivationServices';
import { DatabaseActivationClock } from '../activations/DatabaseActivationClock';
import { bankRules, MONDAY } from './testBank';
import { createTestStore } from './testStore';

/** Pattern of {@link activationRequest}. */
export const WEB_SERVICE = 'template:default/web-service';

/** The canonical activation: its form was sent at the first instant. */
export const activationRequest = (more: object = {}) =>
  activateRequestSchema.parse({
    taskId: 'task-1',
    pattern: WEB_SERVICE,
    digest: 'sha256:one',
    name: 'payments',
    owner: 'group:default/pod',
    repository: 'https://github.com/bank/payments',
    requestedAt: new Date(MONDAY).toISOString(),
    parameters: { region: 'eu-central', size: 'small' },
    by: 'user:default/ann',
    ...more,
  });

/** A store with activations and their clock; `told` is what others say. */
export async function testActivations(knex: Knex) {
  const store = await createTestStore(knex);
  const told = {
    /** Why approvals refuse. */
    refusal: '',
    /** When an exception that is needed was asked for. */
    askedAt: undefined as number | undefined,
    /** Why an exception cannot be used. */
    used: '',
    /** Tasks that used what they needed. */
    uses: [] as string[],
    /** Entities that users may read. */
    readable: [] as string[],
  };
  const { counts, activations } = createActivationServices({
    knex,
    clock: () => store.now.at,
    auth: mockServices.auth(),
    readers: {
      readable: async refs =>
        new Set([...refs].filter(ref => told.readable.includes(ref))),
    },
    approvals: {
      statesOf: async made => made.map(() => 'current' as const),
      admit: async ({ taskId }) => {
        if (told.refusal) {
          throw new ConflictError(told.refusal);
        }
        return {
          version: '1.2.0',
          ...(told.askedAt !== undefined && { askedAt: told.askedAt }),
          use: async transaction => {
            await transaction('activation').where({ task_id: taskId }).first();
            if (told.used) {
              throw new ConflictError(told.used);
            }
            told.uses.push(taskId);
          },
        };
      },
    },
  });
  const clock = DatabaseActivationClock.create({ knex, rules: bankRules });
  const credentials = mockCredentials.service('plugin:scaffolder');
  return {
    ...store,
    told,
    counts,
    activations,
    activate: (more: object = {}) =>
      activations.activate(activationRequest(more), { credentials }),
    clockOf: (owner: string) => activations.clockOf(owner, { credentials }),
    list: (query: object = {}) =>
      activations.list({ limit: 100, ...query }, { credentials }),
    read: () => clock.read(new AbortController().signal),
  };
}
