import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cureForDownload, cureForInstall } from './cures.mjs';

// The outputs are what Yarn 4.18 and npm 11 print in these situations, shortened.
const cases = [
  {
    name: 'no C++ compiler',
    output:
      'YN0000: │ better-sqlite3@npm:12.6.2 STDERR gyp ERR! stack Error: not found: make',
    missing: ['make', 'c++'],
    message:
      /better-sqlite3 has to be compiled here, and make and c\+\+ could not be found/,
    cure: /apt-get install -y python3 make g\+\+.*xcode-select --install/,
  },
  {
    name: 'no Python',
    output:
      'YN0009: │ better-sqlite3@npm:12.6.2 [b3ac6] couldn’t be built: gyp ERR! find Python',
    missing: ['python3'],
    message: /and python3 could not be found/,
    cure: /apt-get install/,
  },
  {
    name: 'no network',
    output: 'YN0001: │ RequestError: getaddrinfo ENOTFOUND somewhere',
    missing: [],
    message: /could not be installed: the package registry cannot be reached/,
    cure: /HTTPS_PROXY.*npm config set registry/,
  },
  {
    name: 'a lock file that does not fit',
    output:
      'YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.',
    missing: [],
    message: /yarn\.lock does not match/,
    cure: /yarn install/,
  },
  {
    name: 'a full disk',
    output: 'Error: ENOSPC: no space left on device, write',
    missing: [],
    message: /the disk is full/,
    cure: /Free about 4 GB/,
  },
  {
    name: 'something new',
    output: 'first line\nYN0001: │ Something nobody has seen before',
    missing: [],
    message: /Something nobody has seen before/,
    cure: /install\.log/,
  },
];

describe('a failed installation', () => {
  for (const { name, output, missing, message, cure } of cases) {
    it(`should explain ${name}`, () => {
      const error = cureForInstall(output, missing);
      assert.equal(error.name, 'LaunchError');
      assert.match(error.message, message);
      assert.match(error.cure, cure);
    });
  }
});

describe('a failed download of the toolchain', () => {
  it('should explain a missing network', () => {
    const error = cureForDownload('npm error code ECONNREFUSED');
    assert.match(
      error.message,
      /Node and Yarn could not be obtained: the package registry cannot be reached/,
    );
  });

  it('should say what npm said where the reason is unknown', () => {
    const error = cureForDownload('npm error code EWHATEVER');
    assert.match(error.message, /EWHATEVER/);
    assert.match(error.cure, /Install Node 22 yourself/);
  });
});
