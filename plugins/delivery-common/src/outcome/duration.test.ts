import { outcomeSeconds } from './duration';

describe('outcomeSeconds', () => {
  it.each([
    ['P1W', 604_800],
    ['P30D', 2_592_000],
    ['P1DT12H30M', 131_400],
    ['PT0M', 0],
    ['P', undefined],
    ['PT', undefined],
    ['P1M', undefined],
    ['P1Y', undefined],
    ['P1W2D', undefined],
    ['30 days', undefined],
    ['-P1D', undefined],
  ])('should read %s as %p', (text, seconds) => {
    expect(outcomeSeconds(text)).toBe(seconds);
  });
});
