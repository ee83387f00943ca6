import { ConfigReader } from '@backstage/config';
import { readSchedule } from './readSchedule';

describe('readSchedule', () => {
  it('should be every minute, or as configured', () => {
    expect(readSchedule(new ConfigReader({})).frequency).toEqual({
      minutes: 1,
    });
    const schedule = { frequency: 'PT10M', timeout: { minutes: 2 } };
    const config = new ConfigReader({
      catalog: { providers: { deliveryPodEnvironments: { schedule } } },
    });
    expect(readSchedule(config)).toMatchObject({
      frequency: { minutes: 10 },
      timeout: { minutes: 2 },
    });
  });
});
