// Asks the origins of what a pattern takes from others which digests its
// versions have. `check` compares, `lock` writes them into the pattern.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const USAGE = 'pins check|lock <folder of a pattern>…';

function main([command, ...folders]) {
  if (!['check', 'lock'].includes(command) || folders.length === 0) {
    console.error(USAGE);
    return 2;
  }
  let differences = 0;
  for (const folder of folders) {
    const path = join(folder, 'pins.yaml');
    const document = parseDocument(readFileSync(path, 'utf8'));
    for (const pin of document.contents.items) {
      const { action, image, version, digest } = pin.toJSON();
      const name = `${action ?? image} ${version}`;
      const asked = action
        ? commitOf(action, version)
        : digestOf(image, version);
      if (asked === digest) {
        console.log(`same     ${name}`);
      } else if (command === 'check') {
        differences += 1;
        console.log(`differs  ${name}: ${digest}, its origin says ${asked}`);
      } else {
        replaceIn(folder, { digest, asked, version });
        pin.set('digest', asked);
        console.log(`locked   ${name}: ${asked}`);
      }
      if (command === 'lock') {
        pin.set('recorded', `its origin, ${new Date().toISOString()}`);
      }
    }
    if (command === 'lock') {
      writeFileSync(path, document.toString({ lineWidth: 0 }));
    }
  }
  return differences > 0 ? 1 : 0;
}

/** The commit of a tag, also where the tag is an object of its own. */
function commitOf(action, version) {
  const [owner, repository] = action.split('/');
  const tag = `refs/tags/${version}`;
  const lines = output('git', [
    'ls-remote',
    `https://github.com/${owner}/${repository}`,
    tag,
    `${tag}^{}`,
  ]).split('\n');
  const found = lines.find(line => line.endsWith('^{}')) ?? lines[0];
  return required(/^[0-9a-f]{40}/.exec(found), `${action} has no ${version}`);
}

function digestOf(image, version) {
  const text = output('docker', [
    'buildx',
    'imagetools',
    'inspect',
    '--format',
    '{{.Manifest.Digest}}',
    `${image}:${version}`,
  ]);
  return required(
    /^sha256:[0-9a-f]{64}/.exec(text),
    `${image} has no ${version}`,
  );
}

function output(command, args) {
  return execFileSync(command, args, { encoding: 'utf8' }).trim();
}

function required(found, problem) {
  if (!found) {
    throw new Error(problem);
  }
  return found[0];
}

/** Version and digest, wherever the pattern names them. */
function replaceIn(folder, { digest, asked, version }) {
  const image = new RegExp(`:[\\w.-]+@${digest}`, 'g');
  const action = new RegExp(`@${digest}( # \\S+)?`, 'g');
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile() && each.name !== 'pins.yaml')
    .map(each => join(each.parentPath, each.name));
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const next = asked.startsWith('sha256:')
      ? text.replace(image, `:${version}@${asked}`)
      : text.replace(action, `@${asked} # ${version}`);
    if (next !== text) {
      writeFileSync(path, next);
    }
  }
}

process.exitCode = main(process.argv.slice(2));
