import assert from 'node:assert/strict';
import { it } from 'node:test';
import { toolEnvironment } from './environment.mjs';

const tools = { nodeHome: '/tools/node', bin: '/tools/.bin', hasHeaders: true };

it('should replace the headers that npm names by those of the Node that will run', () => {
  const env = toolEnvironment(
    {
      HOME: '/home/me',
      PATH: '/usr/bin',
      npm_config_nodedir: '/usr',
      npm_command: 'run-script',
    },
    tools,
  );
  assert.deepEqual(env, {
    HOME: '/home/me',
    PATH: '/tools/node/bin:/tools/.bin:/usr/bin',
    npm_config_nodedir: '/tools/node',
  });
});

it('should let node-gyp fetch headers where that Node carries none', () => {
  const env = toolEnvironment(
    { PATH: '/usr/bin', npm_config_nodedir: '/usr' },
    { ...tools, hasHeaders: false },
  );
  assert.ok(!('npm_config_nodedir' in env));
});

it('should use the registry that npm uses, unless Yarn has one of its own', () => {
  const mirror = { npm_config_registry: 'https://mirror.example/' };
  assert.equal(
    toolEnvironment(mirror, tools).YARN_NPM_REGISTRY_SERVER,
    'https://mirror.example/',
  );
  const both = { ...mirror, YARN_NPM_REGISTRY_SERVER: 'https://yarn.example/' };
  assert.equal(
    toolEnvironment(both, tools).YARN_NPM_REGISTRY_SERVER,
    'https://yarn.example/',
  );
  assert.ok(!('YARN_NPM_REGISTRY_SERVER' in toolEnvironment({}, tools)));
});
