import { differingLabels, oneSeries } from './oneSeries';

const of = (labels: Record<string, string>, ...times: number[]) => ({
  labels,
  samples: times.map(at => ({ at, value: at })),
});

describe('oneSeries', () => {
  it('should put the parts of a series together', () => {
    expect(oneSeries([])).toBeUndefined();
    expect(oneSeries([of({ a: '1' }, 1, 2), of({ a: '1' }, 3)])).toEqual(
      of({ a: '1' }, 1, 2, 3),
    );
  });

  it('should name labels that differ, also where some have none', () => {
    expect(
      differingLabels([
        of({ job: 'x', pod: 'a' }),
        of({ job: 'x', pod: 'b' }),
        of({ job: 'x', pod: 'a', zone: 'z' }),
      ]),
    ).toEqual(['pod', 'zone']);
  });

  it('should name five labels at most, and the cure', () => {
    const labels = (value: string) =>
      Object.fromEntries([...'gfedcba'].map(name => [name, value]));
    expect(() => oneSeries([of(labels('1'), 1), of(labels('2'), 1)])).toThrow(
      'the expression gives several series, which differ in a, b, c, d, e and 2 more; aggregate them to one with sum(), max() or avg(), or select one',
    );
  });

  it('should refuse a series that comes twice', () => {
    expect(() => oneSeries([of({}, 1), of({}, 1)])).toThrow(/order of time/);
  });
});
