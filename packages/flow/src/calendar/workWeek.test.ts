import { parseWeek } from './workWeek';

const nine = { from: 540, to: 1020 };

describe('parseWeek', () => {
  it('should read ranges, lists and single days', () => {
    const week = parseWeek({
      'mon-thu': ['09:00-17:00'],
      fri: ['13:30-18:00', '09:00-12:30'],
      'sat, sun': [],
    });
    expect(week).toEqual([
      [nine],
      [nine],
      [nine],
      [nine],
      [
        { from: 540, to: 750 },
        { from: 810, to: 1080 },
      ],
      [],
      [],
    ]);
  });

  it('should let a range wrap around the weekend', () => {
    const worked = parseWeek({ 'Sun-Thu': ['09:00-17:00'] });
    expect(worked.map(hours => hours.length)).toEqual([1, 1, 1, 1, 0, 0, 1]);
  });

  it('should read 24:00 as the end of the day', () => {
    const [monday] = parseWeek({ mon: ['00:00-24:00'] });
    expect(monday).toEqual([{ from: 0, to: 1440 }]);
  });

  it.each([
    [{ 'mon-fry': ['09:00-17:00'] }, "'mon-fry' is not a weekday"],
    [{ 'mon-wed-fri': ['09:00-17:00'] }, "'mon-wed-fri' is not a weekday"],
    [{ '': ['09:00-17:00'] }, "'' is not a weekday"],
    [{ mon: ['9-17'] }, "'mon' has '9-17'; write hours like '09:00-17:00'"],
    [{ mon: ['09:60-17:00'] }, "'mon' has '09:60-17:00'; write hours"],
    [{ mon: ['09:00-24:30'] }, "'mon' has '09:00-24:30'; write hours"],
    [{ mon: ['22:00-06:00'] }, 'ends before it starts; split it at midnight'],
    [{ mon: ['09:00-09:00'] }, 'ends before it starts'],
    [{ mon: ['09:00-12:00', '11:00-17:00'] }, "'mon' has hours that overlap"],
    [
      { 'mon-fri': ['09:00-17:00'], fri: ['09:00-14:00'] },
      "'fri' and 'mon-fri' both set fri",
    ],
    [{ mon: [] }, 'has no working hours'],
    [{}, 'has no working hours'],
  ])('should refuse %p', (week, message) => {
    expect(() => parseWeek(week as Record<string, string[]>)).toThrow(
      expect.objectContaining({
        name: 'CalendarConfigError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
