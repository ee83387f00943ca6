/* eslint-disable no-restricted-imports -- tests read what is signed */
import { Pattern, readPatternFolder } from '@delivery-stack/patterns';
import { folderEntries } from '@delivery-stack/patterns/disk';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lint, packageCommand, run } from './__testUtils__/commands';
import { filesOf, manifestsOf } from './__testUtils__/files';
import { leftOfQuota } from './__testUtils__/quota';
import { startScaffolder } from './__testUtils__/scaffolder';
import { patternNames } from './cases';
import { patternFolder } from './patternFolder';
import { boundaryValues, formValues } from './values';

jest.setTimeout(300_000);

async function patternOf(name: string): Promise<Pattern> {
  const { read, complaints } = await readPatternFolder(
    folderEntries(patternFolder(name)),
  );
  expect(complaints).toEqual([]);
  return read!.pattern;
}

const read = (name: string, path: string) =>
  parse(readFileSync(join(patternFolder(name), path), 'utf8'));

describe.each(patternNames)('%s', name => {
  it('should have the files that its facets, policies and owners name', async () => {
    const { spec } = await patternOf(name);
    const named = [
      ...Object.values(spec.facets).flatMap(facet =>
        'files' in facet ? facet.files ?? [] : [],
      ),
      ...spec.policies.flatMap(({ files = [] }) => files),
      ...Object.values(spec.ownership ?? {}).flatMap(({ files = [] }) => files),
    ];
    expect(named.length).toBeGreaterThan(20);
    const absent = named.filter(
      path => !existsSync(join(patternFolder(name), path)),
    );
    expect(absent).toEqual([]);
  });

  it('should leave no file without an owner', async () => {
    const { spec } = await patternOf(name);
    const owned = Object.values(spec.ownership ?? {}).flatMap(
      ({ files = [] }) => files,
    );
    const orphans = filesOf(patternFolder(name))
      .map(({ path }) => path)
      .filter(
        path =>
          path !== 'pattern.yaml' &&
          !owned.some(each =>
            each.endsWith('/') ? path.startsWith(each) : path === each,
          ),
      );
    expect(orphans).toEqual([]);
  });

  it('should claim the policies that its environments are held to', async () => {
    const { spec } = await patternOf(name);
    const text = readFileSync(
      join(patternFolder(name), 'skeleton/policies/policies.mjs'),
      'utf8',
    );
    const checked = [...text.matchAll(/\{ name: '([a-z-]+)'/g)].map(
      ([, each]) => each,
    );
    const claimed = spec.policies.map(each => each.name);
    expect(claimed.filter(each => !checked.includes(each))).toEqual([]);
    expect(claimed).toContain('default-deny');
  });

  it('should give every value that its files use', () => {
    const { steps } = read(name, 'template.yaml').spec;
    const given = Object.keys(
      steps.find(({ id }: { id: string }) => id === 'generate').input.values,
    );
    const used = filesOf(patternFolder(name))
      .filter(({ path }) => !/^(template|pattern|pins)\.yaml$/.test(path))
      .flatMap(({ text }) =>
        [...text.matchAll(/\$\{\{[^}]*?\bvalues\.(\w+)/g)].map(
          ([, each]) => each,
        ),
      );
    expect(used).toContain('name');
    expect(used.filter(each => !given.includes(each))).toEqual([]);
  });

  it('should take nothing from others but what is pinned', () => {
    const pins: { action?: string; image?: string; [key: string]: any }[] =
      read(name, 'pins.yaml');
    const pinned = pins.map(({ action, image, version, digest }) =>
      action ? `${action}@${digest}` : `${image}:${version}@${digest}`,
    );
    const used = filesOf(patternFolder(name))
      .filter(({ path }) => path !== 'pins.yaml')
      .flatMap(({ text }) => [
        ...(text.match(/(?<=uses: )\S+/g) ?? []),
        ...(text.match(
          /(?<=(?:image|container|name|trivy|k6)[:=] ?|FROM )[\w./-]+:[\w.-]+(?:@sha256:\w+)?/g,
        ) ?? []),
      ])
      .filter(each => /[@:]/.test(each) && !each.includes('://'));
    expect([...new Set(used)].sort()).toEqual(pinned.sort());
    for (const { digest, recorded } of pins) {
      expect(digest).toMatch(/^([0-9a-f]{40}|sha256:[0-9a-f]{64})$/);
      expect(recorded).toMatch(/^\S+\/\S+ \S+ @ [0-9a-f]{40}$/);
    }
  });
});

it('should have the shared files alike', () => {
  const { status, stdout } = run(__dirname, [
    packageCommand('share.mjs'),
    '--check',
  ]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

describe('at the ends of what is signed', () => {
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    scaffolder = await startScaffolder(patternNames);
    for (const pattern of patternNames) {
      for (const end of ['lowest', 'highest'] as const) {
        // Of the length that the envelope allows at the most.
        const name = `${pattern}-${end}`.padEnd(39, 'x');
        made[name] = await scaffolder.make(pattern, {
          ...formValues(pattern, name),
          ...boundaryValues(await patternOf(pattern), end),
        });
      }
    }
  });

  afterAll(() => scaffolder?.stop());

  it('should make environments that schemas, types and linters know', () => {
    const problems = lint(Object.values(made));
    expect(Object.keys(problems)).toHaveLength(2 * patternNames.length);
    expect(Object.values(problems).flat()).toEqual([]);
  });

  it('should make environments into which their pods fit', () => {
    const left = Object.values(made).map(folder =>
      leftOfQuota(manifestsOf(folder)),
    );
    expect(Math.min(...left.flatMap(each => Object.values(each)))).toBe(0);
  });

  it('should say with whom and from what each was made', () => {
    expect(scaffolder.activations).toHaveLength(2 * patternNames.length);
    expect(scaffolder.activations).toContainEqual(
      expect.objectContaining({
        name: 'analytics-highest'.padEnd(39, 'x'),
        pattern: 'template:default/analytics',
        component: expect.stringMatching(
          /^component:default\/analytics-highest/,
        ),
        digest: expect.stringMatching(/^sha256:/),
        repository: expect.stringMatching(/^file:.*analytics-highestx+$/),
      }),
    );
  });
});
