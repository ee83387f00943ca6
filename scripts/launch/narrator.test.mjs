import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createNarrator } from './narrator.mjs';

it('should tell the seconds since the start with every sentence', () => {
  /** @type {string[]} */
  const written = [];
  let now = 5_000;
  const narrator = createNarrator(
    { write: text => written.push(text) },
    () => now,
  );
  narrator.say('Starting.');
  now += 61_540;
  narrator.say('Done.');
  assert.deepEqual(written, ['[  0.0 s] Starting.\n', '[ 61.5 s] Done.\n']);
});
