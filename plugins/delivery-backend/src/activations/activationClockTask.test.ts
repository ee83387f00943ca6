import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { bankRules } from '../__testUtils__/testBank';
import {
  activationClockTask,
  activationClockTrigger,
} from './activationClockTask';

/** A database that is away. */
function awayCore() {
  const transaction = jest.fn(async () => {
    throw new Error('connection refused');
  });
  return {
    transaction,
    knex: { transaction } as unknown as Knex,
    rules: bankRules,
    logger: mockServices.logger.mock(),
  };
}

describe('activationClockTrigger', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('should read once for many events, and throw nothing where that fails', async () => {
    const core = awayCore();
    const trigger = activationClockTrigger(core, new AbortController().signal);
    trigger();
    trigger();
    expect(core.transaction).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(core.transaction).toHaveBeenCalledTimes(1);
    expect(core.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('connection refused'),
    );
    trigger();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(core.transaction).toHaveBeenCalledTimes(2);
  });

  it('should read nothing once the backend stops', async () => {
    const core = awayCore();
    const stop = new AbortController();
    const trigger = activationClockTrigger(core, stop.signal);
    trigger();
    stop.abort();
    trigger();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(core.transaction).not.toHaveBeenCalled();
  });
});

describe('activationClockTask', () => {
  it('should tell the scheduler what failed, so that it tries again', async () => {
    const schedule = { projection: { seconds: 10 } };
    const task = activationClockTask({
      ...awayCore(),
      config: { schedule } as Parameters<
        typeof activationClockTask
      >[0]['config'],
    });
    expect(task.frequency).toEqual({ seconds: 10 });
    await expect(task.fn(new AbortController().signal)).rejects.toThrow(
      'connection refused',
    );
  });
});
