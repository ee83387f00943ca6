import fc from 'fast-check';
import { Turns } from './Turns';

const never = new AbortController().signal;

describe('Turns', () => {
  it('should let no more than so many at a time, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ ticks: fc.nat(4), fails: fc.boolean() }), {
          maxLength: 20,
        }),
        async (most, works) => {
          const turns = Turns.create(most);
          const began: number[] = [];
          let running = 0;
          const done = await Promise.allSettled(
            works.map(({ ticks, fails }, index) =>
              turns.run(never, async () => {
                began.push(index);
                running += 1;
                expect(running).toBeLessThanOrEqual(most);
                for (let tick = 0; tick < ticks; tick += 1) {
                  await undefined;
                }
                running -= 1;
                if (fails) {
                  throw new Error('failed');
                }
                return index;
              }),
            ),
          );
          expect(began).toEqual(works.map((_, index) => index));
          expect(done.map(({ status }) => status)).toEqual(
            works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
          );
        },
      ),
    );
  });

  it('should leave out who does not wait any longer', async () => {
    const turns = Turns.create(1);
    let finish = () => {};
    const first = turns.run(
      never,
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    const stop = new AbortController();
    const work = jest.fn();
    const second = turns.run(stop.signal, work);
    const third = turns.run(never, async () => 'third');
    stop.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    finish();
    await first;
    expect(await third).toBe('third');
    expect(work).not.toHaveBeenCalled();
    await expect(turns.run(stop.signal, work)).rejects.toThrow('enough');
    expect(await turns.run(never, async () => 'fourth')).toBe('fourth');
  });
});
