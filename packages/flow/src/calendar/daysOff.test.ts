import { daysOff } from './daysOff';

const in2026 = { from: 2026, to: 2026 };

describe('daysOff', () => {
  it('should know the public holidays of a country and of a state', () => {
    const germany = daysOff('DE', in2026);
    const berlin = daysOff('DE-BE', in2026);
    expect(germany.get('2026-12-25')).toBe(0);
    expect(germany.has('2026-03-08')).toBe(false);
    expect(berlin.has('2026-03-08')).toBe(true);
    expect(daysOff({ country: 'DE', state: 'BE' }, in2026)).toEqual(berlin);
  });

  it('should leave out what is not a public holiday', () => {
    // Weiberfastnacht is an observance, Christmas Eve a bank holiday.
    const germany = daysOff('DE', in2026);
    expect(germany.has('2026-02-12')).toBe(false);
    expect(germany.has('2026-12-24')).toBe(false);
  });

  it('should know substitute days', () => {
    expect(daysOff('US', in2026).has('2026-07-03')).toBe(true);
    expect(daysOff('GB', in2026).has('2026-12-28')).toBe(true);
  });

  it('should know holidays of several days, and of half a day', () => {
    const armenia = daysOff('AM', in2026);
    const days = ['2026-01-01', '2026-01-02', '2026-01-05'];
    expect(days.map(day => armenia.get(day))).toEqual([0, 0, 0]);
    expect(daysOff('IS', in2026).get('2026-12-24')).toBe(13 * 60);
    expect(daysOff('IS', in2026).get('2026-12-25')).toBe(0);
  });

  it('should add and remove days', () => {
    const off = daysOff(
      { country: 'DE', add: ['2026-12-24'], remove: ['2026-05-01'] },
      in2026,
    );
    expect(off.get('2026-12-24')).toBe(0);
    expect(off.has('2026-05-01')).toBe(false);
  });

  it('should have none without configuration', () => {
    expect(daysOff(undefined, in2026).size).toBe(0);
  });

  it.each([
    ['XX', "'XX' is not a known country"],
    ['constructor', "'constructor' is not a known country"],
    ['DE-ZZ', "'ZZ' is not a state of DE; known are BB, BE"],
    ['DE-BY-ZZ', "'BY-ZZ' is not a state of DE"],
    [{ country: 'DE', add: ['24.12.2026'] }, "holidays.add: '24.12.2026'"],
    [
      { country: 'DE', remove: ['2026-02-30'] },
      "holidays.remove: '2026-02-30'",
    ],
  ])('should refuse %p', (holidays, message) => {
    expect(() => daysOff(holidays, in2026)).toThrow(
      expect.objectContaining({
        name: 'CalendarConfigError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
