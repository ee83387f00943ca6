import fc from 'fast-check';
import { breakEvenOf } from './breakEven';

describe('breakEvenOf', () => {
  it('says after how many uses governance has paid', () => {
    // Three sign-offs of two hours each; a review of 31 d took people 95 min.
    expect(
      breakEvenOf({
        governanceMinutesOnce: 360,
        minutesSavedPerUse: 95,
        uses: 3,
      }),
    ).toEqual({
      spent: 360,
      saved: 285,
      net: -75,
      usesNeeded: 4,
      reached: false,
    });
  });

  it.each([
    [{ governanceMinutesOnce: 0, minutesSavedPerUse: 0, uses: 0 }, 0, true],
    [
      { governanceMinutesOnce: 10, minutesSavedPerUse: 0, uses: 99 },
      null,
      false,
    ],
    [{ governanceMinutesOnce: 10, minutesSavedPerUse: 10, uses: 1 }, 1, true],
  ])('of %j needs %j uses', (figures, usesNeeded, reached) => {
    expect(breakEvenOf(figures)).toMatchObject({ usesNeeded, reached });
  });

  it('is reached exactly when nothing is lost', () => {
    const minutes = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(minutes, minutes, minutes, (spent, each, uses) => {
        const { net, reached } = breakEvenOf({
          governanceMinutesOnce: spent,
          minutesSavedPerUse: each,
          uses,
        });
        expect(reached).toBe(net >= 0);
      }),
    );
  });

  it('names a figure that is none', () => {
    expect(() =>
      breakEvenOf({
        governanceMinutesOnce: 1,
        minutesSavedPerUse: NaN,
        uses: 1,
      }),
    ).toThrow(/minutesSavedPerUse is NaN/);
  });
});
