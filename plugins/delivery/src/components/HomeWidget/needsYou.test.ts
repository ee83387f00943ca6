import fc from 'fast-check';
import { buildOutcomeSummary } from '../../__testUtils__';
import { needsYou } from './needsYou';

const owners: fc.Arbitrary<string> = fc.constantFrom(
  'group:default/a',
  'group:default/B',
  'user:x/c',
);
const risks = fc.uniqueArray(
  fc.constantFrom('late', 'overdue', 'notMeasured', 'overTarget'),
);

const outcomes = fc.array(fc.record({ owner: owners, risks })).map(each =>
  each.map(({ owner, risks: found }, index) =>
    buildOutcomeSummary({
      outcome: `outcome:default/o${index}`,
      title: `O${index}`,
      owner,
      risks: found as [],
    }),
  ),
);

describe('needsYou', () => {
  it('should take what one of the refs owns, whatever its case', () => {
    fc.assert(
      fc.property(outcomes, fc.uniqueArray(owners), (items, refs) => {
        const shouted = refs.map(ref => ref.toUpperCase());
        const { owned } = needsYou(items, shouted);
        expect(owned).toEqual(
          items.filter(({ owner }) => refs.includes(owner)),
        );
      }),
    );
  });

  it('should put most risks first, and leave out what has none', () => {
    fc.assert(
      fc.property(outcomes, items => {
        const { atRisk } = needsYou(items, ['group:default/a']);
        const counts = atRisk.map(item => item.risks.length);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        expect(counts.every(count => count > 0)).toBe(true);
      }),
    );
  });

  it('should name a decision only about what the person owns', () => {
    const theirs = buildOutcomeSummary({ owner: 'group:default/theirs' });
    expect(needsYou([theirs], ['group:default/a']).decision).toBeUndefined();
    expect(needsYou([theirs], ['group:default/theirs']).decision?.outcome).toBe(
      theirs,
    );
  });
});
