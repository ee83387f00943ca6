import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageCommand, run } from './__testUtils__/commands';
import { patternFolder } from './patternFolder';

const root = mkdtempSync(join(tmpdir(), 'pins-'));
const folder = join(root, 'web-service');
const bin = join(root, 'bin');

interface Pin {
  readonly action?: string;
  readonly image?: string;
  readonly version: string;
  readonly digest: string;
  readonly recorded: string;
}

beforeEach(() => {
  cpSync(patternFolder('web-service'), folder, { recursive: true });
  mkdirSync(bin, { recursive: true });
  answer(() => undefined);
});

afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(root, { recursive: true }));

const pins = (): Pin[] =>
  parse(readFileSync(join(folder, 'pins.yaml'), 'utf8'));

/** Has the origins say what is pinned, or something else. */
function answer(instead: (pin: Pin) => string | undefined) {
  const cases = pins().map(pin => {
    const digest = instead(pin) ?? pin.digest;
    return pin.action
      ? `*${
          pin.action
        }*) printf '%s\\trefs/tags/x\\n%s\\trefs/tags/x^{}\\n' ${'0'.repeat(
          40,
        )} ${digest};;`
      : `*${pin.image}:${pin.version}*) echo ${digest};;`;
  });
  for (const command of ['git', 'docker']) {
    const path = join(bin, command);
    writeFileSync(
      path,
      `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) echo unknown;;\nesac\n`,
    );
    chmodSync(path, 0o755);
  }
}

const runPins = (command: string) =>
  run(root, [packageCommand('pins.mjs'), command, folder], {
    PATH: `${bin}:${process.env.PATH}`,
  });

it('should find nothing when the origins say the same', () => {
  const { status, stdout } = runPins('check');
  expect(status).toBe(0);
  expect(stdout.match(/^same /gm)).toHaveLength(pins().length);
});

it('should say what the origins say otherwise, and write it when asked to', () => {
  const moved = `sha256:${'b'.repeat(64)}`;
  const commit = 'c'.repeat(40);
  answer(({ image, action }) => {
    if (action === 'actions/checkout') {
      return commit;
    }
    return image === 'node' ? moved : undefined;
  });
  const { status, stdout } = runPins('check');
  expect(status).toBe(1);
  expect(stdout.match(/^differs .*/gm)).toEqual([
    expect.stringContaining(`actions/checkout v5.0.1`),
    expect.stringContaining(`node 22-alpine`),
  ]);

  expect(runPins('lock').status).toBe(0);
  expect(runPins('check').status).toBe(0);
  const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');
  const workflow = textOf('pipelines/github/.github/workflows/delivery.yml');
  expect(workflow).toContain(`uses: actions/checkout@${commit} # v5.0.1\n`);
  expect(workflow).toContain(`container: node:22-alpine@${moved}\n`);
  expect(textOf('skeleton/Dockerfile')).toContain(
    `FROM node:22-alpine@${moved}\n`,
  );
  expect(textOf('pipelines/gitlab/.gitlab-ci.yml')).toContain(
    `image: node:22-alpine@${moved}\n`,
  );
  expect(pins()[0].recorded).toMatch(/^its origin, /);
});

it('should invent nothing where the origin has no such version', () => {
  writeFileSync(
    join(folder, 'pins.yaml'),
    '- image: nobody/nothing\n  version: 1.0.0\n',
  );
  const { status, stderr } = runPins('lock');
  expect(status).toBe(1);
  expect(stderr).toContain('nobody/nothing has no 1.0.0');
});
