import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nodeVersionProblem } from './nodeVersion.mjs';

it('should send an old Node away with the way to a new one', () => {
  const problem = nodeVersionProblem('18.20.4');
  assert.match(problem ?? '', /Node 18\.20\.4 is too old.*Node 20 or newer/);
  assert.match(problem ?? '', /nvm install 22/);
});

for (const version of ['20.0.0', '22.23.3', '24.21.0']) {
  it(`should start on Node ${version}`, () => {
    assert.equal(nodeVersionProblem(version), undefined);
  });
}
