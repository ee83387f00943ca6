// Holds the manifests of this repository to the policies of its pattern.
import { mkdirSync, writeFileSync } from 'node:fs';
import { policies } from '../policies/policies.mjs';
import { readEnvironment, readManifests } from './environment.mjs';

const environment = readEnvironment();
const manifests = ['k8s', 'deploy'].flatMap(readManifests);
const results = policies.map(({ name, check }) => ({
  policy: name,
  problems: [...check(manifests, environment)],
}));

for (const { policy, problems } of results) {
  console.log(`${problems.length === 0 ? 'holds ' : 'broken'}  ${policy}`);
  for (const problem of problems) {
    console.log(`          ${problem}`);
  }
}
mkdirSync('evidence', { recursive: true });
writeFileSync('evidence/policies.json', JSON.stringify(results, null, 2));
if (results.some(({ problems }) => problems.length > 0)) {
  console.log(
    'Change it back, or ask the owners of the pattern to allow it there.',
  );
  process.exitCode = 1;
}
