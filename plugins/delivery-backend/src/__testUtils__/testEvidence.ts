import {
  EvidenceRequest,
  evidenceRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { DefaultEvidenceService } from '../evidence/DefaultEvidenceService';
import { EvidenceStore } from '../evidence/EvidenceStore';
import { testActivations } from './testActivations';
import { DAY, HOUR, MONDAY } from './testBank';

/** The environment of {@link testEvidence}. */
export const PAYMENTS = 'resource:default/payments';

/** Hash of its list of governed files. */
export const LIST = 'a'.repeat(64);

/** The n-th commit. */
export const commit = (n: number) => n.toString(16).padStart(40, '0');

/** So many hours after the first instant. */
export const iso = (hours: number) =>
  new Date(MONDAY + hours * HOUR).toISOString();

/** What `delivery check --send` sends, an hour after the n-th commit. */
export const evidence = (n: number, more: Partial<EvidenceRequest> = {}) =>
  evidenceRequestSchema.parse({
    commit: commit(n),
    branch: 'main',
    isDefaultBranch: true,
    run: `${n}`,
    link: 'https://gitlab.example.com/jobs/4711',
    at: iso(n),
    manifest: LIST,
    driftCount: more.drift?.length ?? 0,
    drift: [],
    attestations: 'genuine',
    policies: [],
    ...more,
  });
/** Files that are no longer as they were made. */
export const changed = (...paths: string[]) =>
  paths.map(path => ({ path, kind: 'changed' as const }));

/** An activated environment, and the service that takes its evidence. */
export async function testEvidence(knex: Knex) {
  const test = await testActivations(knex);
  test.now.at = MONDAY + 100 * HOUR;
  await test.activate({ component: 'payments', manifest: LIST });
  const inner = DefaultEvidenceService.create({
    store: EvidenceStore.create({ knex }),
    clock: () => test.now.at,
    silentAfter: 30 * DAY,
  });
  const get = (limit = 20, cursor?: string) =>
    inner.get('Payments', { limit, cursor });
  return {
    ...test,
    inner,
    get,
    add: (...args: Parameters<typeof evidence>) =>
      inner.add(PAYMENTS, evidence(...args)),
    compliance: async () => (await get()).compliance,
  };
}
