import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { prepareWorkshop } from './workshop.mjs';

it('should make a key for its owner alone, once, and a folder for repositories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workshop-'));
  try {
    const made = prepareWorkshop(join(folder, 'new'));
    const pem = readFileSync(made.DELIVERY_ATTESTATION_KEY, 'utf8');
    assert.equal(createPrivateKey(pem).asymmetricKeyType, 'ed25519');
    assert.equal(statSync(made.DELIVERY_ATTESTATION_KEY).mode & 0o777, 0o600);
    assert.ok(statSync(made.DELIVERY_REPOSITORIES).isDirectory());
    assert.equal(
      made.DELIVERY_MEASURES,
      join(folder, 'new', 'measures.sqlite'),
    );

    assert.deepEqual(prepareWorkshop(join(folder, 'new')), made);
    assert.equal(readFileSync(made.DELIVERY_ATTESTATION_KEY, 'utf8'), pem);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
