/* eslint-disable no-restricted-imports -- tests write their inputs */
import { cpSync } from 'node:fs';
import { resolve } from 'node:path';

/** The example pattern of the repository. */
export const webService = resolve(
  __dirname,
  '../../../../examples/patterns/web-service',
);

/** Copies it, so that a test may change it. */
export function copyWebService(to: string): string {
  cpSync(webService, to, { recursive: true });
  return to;
}
