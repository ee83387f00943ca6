// Asks whether this environment was made from what every function signed off.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment.mjs';

const { DELIVERY_KEYS, DELIVERY_COMMAND } = process.env;
const command =
  DELIVERY_COMMAND ??
  'npx --yes --package @delivery-stack/cli@0.1.0 -- delivery';

/** The problem with one function's sign-off, if there is one. */
function problemOf(name, { at, digest }, keys) {
  const path = `.delivery/attestations/${name}.intoto.json`;
  if (!existsSync(path)) {
    return `${name} has not signed off; ${path} is missing`;
  }
  const [file, ...args] = command.split(' ');
  // The end of a sign-off is no reason to stop an environment that was made before.
  const { status, stdout, stderr, error } = spawnSync(
    file,
    [
      ...args,
      ...['verify', '--format', 'json', '--key', keys, '--now', at],
      path,
    ],
    { encoding: 'utf8' },
  );
  if (error) {
    return `${name}: ${error.message}`;
  }
  const said = parse(stdout);
  if (status !== 0 || !said) {
    return `${name}: ${stderr.trim()}`;
  }
  if (said.function !== name || said.decision !== 'approved') {
    return `${path} is no approval by ${name}`;
  }
  if (said.digest !== digest) {
    console.log(`${name} signed ${said.digest}, which was carried over`);
  }
  return undefined;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function main() {
  if (!DELIVERY_KEYS) {
    return ['DELIVERY_KEYS is empty; set it to the public keys (JWKS)'];
  }
  const keys = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys.jwks');
  writeFileSync(keys, DELIVERY_KEYS);
  const pattern = parse(readFileSync('.delivery/pattern.json', 'utf8'));
  return readEnvironment()
    .FUNCTIONS.split(' ')
    .map(name => problemOf(name, pattern, keys))
    .filter(Boolean);
}

const problems = main();
for (const problem of problems) {
  console.error(problem);
}
process.exitCode = problems.length === 0 ? 0 : 1;
