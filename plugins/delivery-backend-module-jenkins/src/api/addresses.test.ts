import fc from 'fast-check';
import { buildAt, pathOf } from './addresses';

describe('addresses', () => {
  it('should lead back to the build that they are of', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .map(text => text.replaceAll('/', '%2F'));
    const names = fc.array(name, { minLength: 1, maxLength: 5 });
    const before = fc.constantFrom(
      '',
      '/jenkins/',
      'https://ci.harbour.example/',
      'https://ci.harbour.example/jenkins/view/all/',
    );
    fc.assert(
      fc.property(names, fc.nat(), before, (parts, number, start) => {
        const job = parts.join('/');
        const build = { job, number: number % 1_000_000_000 };
        const address = `${start}${pathOf(job)}${build.number}/`;
        expect(buildAt(address)).toEqual(build);
      }),
    );
  });

  it('should never throw, whatever is read as one', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.stringMatching(/^(job\/[%a-z0-9]{0,5}\/){0,3}\d{0,12}\/?$/),
    );
    fc.assert(
      fc.property(anything, address => {
        const build = buildAt(address);
        expect(build?.job ?? 'none').not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });
});
