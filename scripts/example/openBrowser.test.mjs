import assert from 'node:assert/strict';
import { it } from 'node:test';
import { browserCommand } from './openBrowser.mjs';

it('should open a browser only where a person sits', () => {
  assert.equal(
    browserCommand({ interactive: true, platform: 'linux' }),
    'xdg-open',
  );
  assert.equal(
    browserCommand({ interactive: true, platform: 'darwin' }),
    'open',
  );
  assert.equal(
    browserCommand({ interactive: false, platform: 'linux' }),
    undefined,
  );
});
