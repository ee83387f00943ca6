import { mergeFrame, readFrame, toQuery, writeFrame } from './frameParams';

describe('readFrame', () => {
  it.each([
    ['', { scope: undefined, window: 90, calendar: 'elapsed' }],
    [
      'scope=system:default/payments&window=365&calendar=working',
      { scope: 'system:default/payments', window: 365, calendar: 'working' },
    ],
    [
      'window=7&calendar=lunar',
      { scope: undefined, window: 90, calendar: 'elapsed' },
    ],
  ])('should read "%s"', (search, frame) => {
    expect(readFrame(new URLSearchParams(search))).toEqual(frame);
  });

  it('should read what was written', () => {
    const frame = {
      scope: 'group:default/retail',
      window: 30,
      calendar: 'working' as const,
    };
    expect(readFrame(writeFrame(frame))).toEqual(frame);
  });
});

it('should keep search parameters that are not the frame', () => {
  const search = new URLSearchParams('gate=cab&window=30&scope=a');
  const merged = mergeFrame(search, { window: 90, calendar: 'elapsed' });
  expect(merged.toString()).toBe('window=90&calendar=elapsed&gate=cab');
});

describe('toQuery', () => {
  it('should leave the default window to the backend', () => {
    expect(toQuery({ window: 90, calendar: 'elapsed' })).toEqual({
      calendar: 'elapsed',
    });
  });

  it('should start other windows that many days ago', () => {
    const { since } = toQuery({ window: 30, calendar: 'elapsed' });
    const days = (Date.now() - Date.parse(since!)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(30);
    expect(days).toBeLessThan(30.05);
  });
});
