import { withheldGroups } from './disclosure';

const range = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, index) => from + index));

const withheld = (
  groups: Record<string, Set<number>>,
  ...wholes: Array<Set<number>>
) =>
  [
    ...withheldGroups({
      kind: 'system',
      groups: new Map(Object.entries(groups)),
      wholes,
    }),
  ].sort();

describe('withheldGroups', () => {
  it('should withhold one to four components, not none and not five', () => {
    const groups = { none: range(0, 0), four: range(0, 4), five: range(4, 9) };
    expect(withheld(groups)).toEqual(['four']);
  });

  it('should withhold a second group where subtraction would tell', () => {
    const groups = { a: range(0, 10), b: range(10, 16), c: range(16, 19) };
    // 19 in all: without b the whole minus a and b would be c.
    expect(withheld(groups, range(0, 19))).toEqual(['b', 'c']);
  });

  it('should not, where those withheld are five together', () => {
    const groups = { a: range(0, 10), b: range(10, 13), c: range(13, 16) };
    expect(withheld(groups, range(0, 16))).toEqual(['b', 'c']);
  });

  it('should count components that are in no group', () => {
    const groups = { a: range(0, 10), b: range(10, 16) };
    expect(withheld(groups, range(0, 18))).toEqual(['b']);
    expect(withheld(groups, range(0, 21))).toEqual([]);
    expect(withheld(groups, range(0, 16))).toEqual([]);
  });

  it('should look at every whole, again after a group was withheld', () => {
    const groups = {
      a: range(0, 6),
      b: range(6, 9),
      c: range(20, 26),
      d: range(26, 40),
    };
    // In its domain b gives itself away, so a goes too; then nothing is small.
    expect(withheld(groups, range(0, 9), range(20, 40))).toEqual(['a', 'b']);
  });

  it('should see groups within groups', () => {
    const outer = range(0, 10);
    expect(withheld({ outer, inner: range(0, 7) }, outer)).toEqual(['inner']);
  });
});
