#!/usr/bin/env node
/**
 * Entry point of `npm start`, `npm run live`, `npm test`, `npm run e2e`, `npm run delivery` and `npm run bench`.
 *
 * The rest is loaded only after the check, so that an old Node shows our sentence and not a syntax error.
 */
import { exit, stderr, versions } from 'node:process';
import { nodeVersionProblem } from './nodeVersion.mjs';

const problem = nodeVersionProblem(versions.node);
if (problem) {
  stderr.write(problem + '\n');
  exit(1);
}

const { launch } = await import('./launch.mjs');
await launch();
