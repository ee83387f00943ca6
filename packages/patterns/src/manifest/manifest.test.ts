import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { patternOf, patternText } from '../__testUtils__/patterns';
import { driftOf } from './driftOf';
import {
  filesManifestOf,
  isGoverned,
  manifestText,
  readManifest,
} from './filesManifest';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const listed = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => ({
    path,
    sha256: sha(text),
    bytes: text.length,
  }));
const found = (files: Record<string, string>, links: string[] = []) => ({
  paths: [...Object.keys(files), ...links],
  sha256: new Map(
    Object.entries(files).map(([path, text]) => [path, sha(text)]),
  ),
});
const pattern = patternOf(
  patternText(
    undefined,
    "  handedOver: [src/, README.md, 'k8s/own-*.yaml', '**/*.md', .delivery/]\n  sealed: [k8s/]\n",
  ),
);
const files = {
  'src/main.ts': 'code',
  'README.md': 'read',
  'k8s/rbac.yaml': 'roles',
  '.delivery/pattern.json': '{}',
  '.delivery/files.json': 'older',
  Dockerfile: 'FROM',
};
const manifest = filesManifestOf({
  ref: 'template:default/web',
  digest: `sha256:${'a'.repeat(64)}`,
  pattern,
  files: listed(files),
});

describe('files manifest', () => {
  it('should list what stays governed, the evidence whatever is handed over', () => {
    expect(manifest.files.map(({ path }) => path)).toEqual([
      '.delivery/pattern.json',
      'Dockerfile',
      'k8s/rbac.yaml',
    ]);
    expect(isGoverned('.delivery/attestations/a.md', ['**'])).toBe(true);
  });

  it('should have one text, whatever the order of listing', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(listed(files), { minLength: 6 }),
        order => {
          const again = filesManifestOf({
            ref: manifest.pattern,
            digest: manifest.digest,
            pattern,
            files: order,
          });
          expect(manifestText(again)).toBe(manifestText(manifest));
        },
      ),
    );
    expect(readManifest(manifestText(manifest))).toEqual(manifest);
  });

  it.each(['', '{', '{}', 'null', '{"files":[{"path":"a","sha256":"1"}]}'])(
    'should not take %j for a list',
    text => expect(readManifest(text)).toBeUndefined(),
  );
});

describe('driftOf', () => {
  it('should see nothing in what was made, and in what the pod does with its own', () => {
    const { 'README.md': _, ...without } = files;
    const own = { ...without, 'src/main.ts': 'other', 'docs/x': 'new' };
    expect(driftOf(manifest, found(files))).toEqual([]);
    expect(driftOf(manifest, found({ ...own, 'k8s/own-a.yaml': '' }))).toEqual(
      [],
    );
  });

  it('should name what changed, went, became a link, or came into a sealed folder', () => {
    const { 'k8s/rbac.yaml': _, Dockerfile, ...rest } = files;
    const now = {
      ...rest,
      '.delivery/pattern.json': '{ }',
      'k8s/admin.yaml': 'all',
    };
    expect(Dockerfile).toBeDefined();
    expect(driftOf(manifest, found(now, ['Dockerfile']))).toEqual([
      { path: '.delivery/pattern.json', kind: 'changed' },
      { path: 'Dockerfile', kind: 'changed' },
      { path: 'k8s/admin.yaml', kind: 'added' },
      { path: 'k8s/rbac.yaml', kind: 'missing' },
    ]);
  });
});
