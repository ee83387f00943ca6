import fc from 'fast-check';
import { matchesGlob } from './glob';

describe('matchesGlob', () => {
  it.each([
    ['template.yaml', 'template.yaml', true],
    ['template.yaml', 'x/template.yaml', false],
    ['*.yaml', 'a.yaml', true],
    ['*.yaml', 'a/b.yaml', false],
    ['**/*.yaml', 'a.yaml', true],
    ['**/*.yaml', 'a/b/c.yaml', true],
    ['k8s/**', 'k8s/a/b', true],
    ['k8s/', 'k8s/a/b', true],
    ['k8s/', 'k8s2/a', false],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['a/**/z', 'a/b/c/y', false],
    ['?.md', 'ä.md', true],
    ['?.md', 'ab.md', false],
    ['**', 'anything/at/all', true],
    ['a.c', 'abc', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matchesGlob(glob, path)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const part = fc.stringMatching(/^[ab*?]{1,4}$/);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.stringMatching(/^[ab](\/?[ab]){0,6}$/),
        (parts, path) => {
          fc.pre(!parts.includes('**'));
          const source = parts
            .map(each => each.replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]'))
            .join('/');
          expect(matchesGlob(parts.join('/'), path)).toBe(
            new RegExp(`^${source}$`).test(path),
          );
        },
      ),
    );
  });

  it('ends on a glob that would keep an expression busy', () => {
    expect(matchesGlob('*a'.repeat(100), 'a'.repeat(500).concat('b'))).toBe(
      false,
    );
  });
});
