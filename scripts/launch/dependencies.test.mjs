import assert from 'node:assert/strict';
import { it } from 'node:test';
import { installFingerprint } from './dependencies.mjs';

const facts = {
  lock: Buffer.from('left-pad@npm:1.0.0'),
  platform: 'linux-x64',
};

it('should ask for an installation where lock file or platform changed, and only there', () => {
  const installed = installFingerprint(facts);
  assert.equal(installFingerprint({ ...facts }), installed);
  assert.notEqual(
    installFingerprint({ ...facts, lock: Buffer.from('left-pad@npm:1.0.1') }),
    installed,
  );
  assert.notEqual(
    installFingerprint({ ...facts, platform: 'linux-arm64' }),
    installed,
  );
});
