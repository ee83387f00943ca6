import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closingLine, fromJest, noTests, sum, withOutcome } from './counts.mjs';

it('should count a Jest file that could not run as a failure', () => {
  const result = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 1,
  };
  assert.deepEqual(fromJest(result), { passed: 5, failed: 2, skipped: 3 });
});

it('should never show a bad end as nothing failed', () => {
  assert.deepEqual(withOutcome(noTests, true), noTests);
  assert.deepEqual(withOutcome(noTests, false), {
    passed: 0,
    failed: 1,
    skipped: 0,
  });
  assert.deepEqual(withOutcome({ passed: 3, failed: 2, skipped: 0 }, false), {
    passed: 3,
    failed: 2,
    skipped: 0,
  });
});

it('should close with one line for all, naming skipped tests only where there are any', () => {
  const total = sum([
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 4, failed: 1, skipped: 0 },
  ]);
  assert.equal(closingLine(total), '7 passed, 1 failed');
  assert.equal(
    closingLine({ ...total, skipped: 2 }),
    '7 passed, 1 failed, 2 skipped',
  );
});
