import fc from 'fast-check';
import { Spell } from '../distribution';

/** Small whole ages, so that ties and exact shares are frequent. */
export function spellArbitrary(longest: number): fc.Arbitrary<Spell> {
  return fc
    .record({
      first: fc.oneof(fc.constant(0), fc.nat(longest)),
      second: fc.nat(longest),
      decided: fc.oneof(
        { arbitrary: fc.constant(true), weight: 3 },
        { arbitrary: fc.constant(false), weight: 1 },
      ),
    })
    .map(({ first, second, decided }) => ({
      entry: Math.min(first, second),
      exit: Math.max(first, second),
      decided,
    }));
}

/** Items seen from birth and decided: no censoring, no delayed entry. */
export function completeArbitrary(longest: number): fc.Arbitrary<Spell> {
  return fc.nat(longest).map(exit => ({ entry: 0, exit, decided: true }));
}
