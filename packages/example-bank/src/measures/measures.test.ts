import { bankMeasures } from '../generateBank';
import { DAY, WEEK } from '../time/instants';

const now = Date.UTC(2026, 10, 26, 12);

describe('measures of the bank', () => {
  it('should be a figure a day up to today, at midnight', () => {
    const figures = bankMeasures({ now });
    const of = (measure: string) =>
      figures.filter(each => each.measure === measure);
    for (const { at, value } of figures) {
      expect([at % DAY, Number.isFinite(value)]).toEqual([0, true]);
    }
    const stays = of('customers-who-stay');
    expect(now - stays.at(-1)!.at).toBeLessThan(DAY);
    expect(stays).toHaveLength((stays.at(-1)!.at - stays[0].at) / DAY + 1);
    const opened = of('accounts-opened-in-a-day');
    expect(opened).toHaveLength(stays.length - 21);
  });

  it('should move by whole weeks with the record, and be told the same', () => {
    const figures = bankMeasures({ now });
    const later = bankMeasures({ now: now + 5 * WEEK });
    const shift = later[0].at - figures[0].at;
    expect([shift > 0, shift % WEEK]).toEqual([true, 0]);
    expect(later).toEqual(
      expect.arrayContaining(
        figures
          .filter(({ at }) => at + shift <= now)
          .map(each => ({ ...each, at: each.at + shift })),
      ),
    );
  });

  it('should be adopted 45 days after the need of the first market', () => {
    const need = Date.UTC(2026, 2, 2);
    const calls = bankMeasures({ now }).filter(
      ({ measure }) => measure === 'advisers-who-call',
    );
    const crossed = calls.findIndex(({ value }) => value >= 50);
    const shift = calls[0].at - Date.UTC(2026, 1, 2);
    expect((calls[crossed].at - shift - need) / DAY).toBe(45);
    expect(calls.slice(crossed).every(({ value }) => value >= 50)).toBe(true);
  });
});
