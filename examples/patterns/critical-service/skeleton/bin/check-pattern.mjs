// Asks whether this repository is still inside the pattern that it was made
// from: its policies hold, what the pattern governs is unchanged, and the
// sign-offs are genuine. The delivery backend is told, if it is known.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment.mjs';

const { env } = process;
const command =
  env.DELIVERY_COMMAND ??
  'npx --yes --package @delivery-stack/cli@0.1.0 -- delivery';

if (!env.DELIVERY_KEYS) {
  throw new Error('Set DELIVERY_KEYS to the public keys of sign-offs (JWKS)');
}
const keys = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys.jwks');
writeFileSync(keys, env.DELIVERY_KEYS);

// Its exit code says nothing new: broken policies are told to `delivery check`.
// Without a result of its own there is none, not an older one.
rmSync('evidence/policies.json', { force: true });
run(process.execPath, ['bin/check-policies.mjs']);
const results = JSON.parse(readFileSync('evidence/policies.json', 'utf8'));
const policies = results.flatMap(({ policy, problems }) => [
  '--policy',
  `${policy}=${problems.length === 0 ? 'pass' : 'fail'}`,
]);

const isPush = env.GITHUB_EVENT_NAME === 'push' || env.CI_COMMIT_BRANCH;
const environment = `resource:default/${readEnvironment().NAME}`;
const send =
  env.DELIVERY_URL && isPush
    ? ['--send', env.DELIVERY_URL, '--environment', environment]
    : [];

const [file, ...args] = command.split(' ');
process.exitCode = run(file, [
  ...args,
  ...['check', '--key', keys],
  ...policies,
  ...send,
]);

function run(name, given) {
  const { status, error } = spawnSync(name, given, { stdio: 'inherit' });
  if (error) {
    throw error;
  }
  return status ?? 1;
}
