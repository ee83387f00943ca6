import fc from 'fast-check';
import {
  constraintCheck,
  ConstraintState,
  constraintState,
} from './constraintState';

describe('constraintCheck', () => {
  it.each([
    [0, 0, 'atMost', 'pass', 0],
    [3, 0, 'atMost', 'fail', -3],
    [18_000, 25_000, 'atMost', 'pass', 7_000],
    [0.9995, 0.999, 'atLeast', 'pass', 0.0005],
    [0.998, 0.999, 'atLeast', 'fail', -0.001],
    [-5, 0, 'atMost', 'pass', 5],
  ] as const)(
    'should hold %p against %p %s: %s',
    (now, limit, bound, state, left) => {
      const check = constraintCheck(now, limit, bound);
      expect(check.state).toBe(state);
      expect(check.headroom).toBeCloseTo(left, 12);
    },
  );

  it('should not know what is not read', () => {
    expect(constraintCheck(null, 5, 'atMost')).toEqual({
      state: 'unknown',
      headroom: null,
    });
  });

  it('should refuse what is no number by name', () => {
    expect(() => constraintCheck(NaN, 5, 'atMost')).toThrow(/^now must be/);
    expect(() => constraintCheck(null, NaN, 'atMost')).toThrow(/^limit must/);
  });
});

describe('constraintState', () => {
  it.each([
    [[], 'unknown'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'unknown'], 'unknown'],
    [['unknown', 'fail'], 'fail'],
    [['pass', 'pass', 'pass', 'pass', 'fail'], 'fail'],
  ])('should be of %p: %s', (states, expected) => {
    const checks = states.map(state => ({ state: state as ConstraintState }));
    expect(constraintState(checks)).toBe(expected);
  });

  it('should be the worst, in any order and grouping', () => {
    const states = fc.array(
      fc.constantFrom<ConstraintState>('pass', 'fail', 'unknown'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(states, states, (some, more) => {
        const of = (list: ConstraintState[]) =>
          constraintState(list.map(state => ({ state })));
        expect(of([of(some), of(more)])).toBe(of([...more, ...some]));
      }),
    );
  });
});
