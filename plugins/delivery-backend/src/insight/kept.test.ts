import { kept } from './kept';

describe('kept', () => {
  const asking = (answers: Array<() => Promise<number>>) => {
    const now = { at: 0 };
    let asked = 0;
    const read = kept(() => answers[asked++](), {
      clock: () => now.at,
      ms: 60,
    });
    return { read, now, asked: () => asked };
  };

  it('should ask once for all who ask meanwhile, and again after a while', async () => {
    const { read, now, asked } = asking([async () => 1, async () => 2]);
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    now.at = 59;
    expect(await read()).toBe(1);
    now.at = 60;
    expect(await read()).toBe(2);
    expect(asked()).toBe(2);
  });

  it('should not keep a failure', async () => {
    const { read } = asking([
      async () => {
        throw new Error('away');
      },
      async () => 2,
    ]);
    await expect(read()).rejects.toThrow('away');
    expect(await read()).toBe(2);
  });
});
