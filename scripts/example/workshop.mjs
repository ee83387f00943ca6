import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes what patterns need on this machine: a key that signs sign-offs, and a
 * folder for the repositories of environments; says where the backend writes
 * the figures of outcomes and what the bank is charged.
 *
 * @remarks
 * The key is made once and stays, so that attestations in repositories that
 * were made yesterday are still by a key that one can look at.
 *
 * @param {string} folder - ignored by git
 * @returns the variables that `app-config.patterns.yaml` and `app-config.outcomes.yaml` read
 */
export function prepareWorkshop(folder) {
  const repositories = join(folder, 'repositories');
  const costs = join(folder, 'costs');
  for (const each of [repositories, costs]) {
    mkdirSync(each, { recursive: true });
  }
  const keyFile = join(folder, 'attestation-key.pem');
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(keyFile, pem, { mode: 0o600 });
  }
  return {
    DELIVERY_ATTESTATION_KEY: keyFile,
    DELIVERY_REPOSITORIES: repositories,
    DELIVERY_COSTS: costs,
    DELIVERY_MEASURES: join(folder, 'measures.sqlite'),
  };
}
