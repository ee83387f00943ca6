import { ConfigReader } from '@backstage/config';
import { readSchedule } from './readSchedule';

const configured = (schedule: object) =>
  new ConfigReader({ search: { collators: { delivery: { schedule } } } });

describe('readSchedule', () => {
  it('should be every ten minutes, soon after the start', () => {
    expect(readSchedule(new ConfigReader({}))).toEqual({
      frequency: { minutes: 10 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 3 },
    });
  });

  it('should be as configured', () => {
    const schedule = { frequency: 'PT1H', timeout: { minutes: 2 } };
    expect(readSchedule(configured(schedule))).toMatchObject({
      frequency: { hours: 1 },
      timeout: { minutes: 2 },
    });
  });

  it('should name the field that is wrong, and its cure', () => {
    expect(() => readSchedule(configured({ frequency: 'often' }))).toThrow(
      /^search\.collators\.delivery\.schedule is no schedule .*write frequency and timeout/,
    );
  });
});
