import {
  attribute,
  byFunction,
  byKind,
  governanceLatency,
  Journey,
} from '@delivery-stack/flow';
import { tellBank } from '../../__testUtils__/bankJourneys';
import { DAY, HOUR, MINUTE } from '../../time/instants';
import { canonicalKeys } from './ticketed';

describe('canonical cases', () => {
  const { journeys, rules } = tellBank();

  const journeyOf = (key: string): Journey => {
    const found = journeys.find(({ id }) => id === key);
    if (!found) {
      throw new Error(`The record has no journey ${key}`);
    }
    return found;
  };

  const figuresOf = (key: string) => {
    const { from, to, spans } = journeyOf(key);
    const window = { start: from, end: to! };
    const cells = attribute(spans, window);
    const latency = governanceLatency(
      spans,
      window,
      gate => rules.gates.byId.get(gate)?.kind,
    );
    return {
      elapsed: window.end - window.start,
      kinds: byKind(cells),
      functions: byFunction(cells),
      latency,
    };
  };

  const since = (
    key: string,
    milestone: 'ready' | 'firstRun' | 'productive' | 'deployed',
  ) => {
    const { from, milestones } = journeyOf(key);
    return milestones[milestone]!.at - from;
  };

  it('takes 31 days by tickets, 23 of them waiting', () => {
    const { elapsed, kinds, functions, latency } = figuresOf(
      canonicalKeys.ticketed,
    );
    expect(elapsed).toBe(31 * DAY);
    expect(since(canonicalKeys.ticketed, 'productive')).toBe(31 * DAY);
    expect(kinds).toEqual({
      work: 5 * DAY,
      processing: 0,
      return: 3 * DAY,
      queue: 23 * DAY,
      timer: 0,
      unaccounted: 0,
    });
    expect(functions).toEqual({
      infrastructure: 3 * DAY,
      pod: 8 * DAY,
      security: 12 * DAY,
      data: 8 * DAY,
    });
    expect(latency).toBe(26 * DAY);
  });

  it('sends the ticketed case back once, and takes the rework as a change', () => {
    const { passages } = journeyOf(canonicalKeys.ticketed);
    const review = passages.find(({ gate }) => gate === 'security-review')!;
    expect(review.rounds).toHaveLength(1);
    expect(review.rounds[0]).toMatchObject({
      decision: 'approved',
      changed: true,
      commented: true,
    });
  });

  it('is productive on day 2 from a signed-off pattern', () => {
    const { pattern } = canonicalKeys;
    expect(since(pattern, 'ready')).toBe(12 * MINUTE);
    expect(since(pattern, 'firstRun')).toBe(6 * HOUR + 30 * MINUTE);
    expect(since(pattern, 'productive')).toBe(DAY + HOUR);
    expect(since(pattern, 'deployed')).toBe(9 * DAY + 4 * HOUR);
    expect(figuresOf(pattern).elapsed).toBe(9 * DAY + 4 * HOUR);
  });

  it('waits 19 days for an environment of 4 minutes', () => {
    const { elapsed, kinds, functions } = figuresOf(canonicalKeys.firstCode);
    expect(elapsed).toBe(19 * DAY);
    expect(since(canonicalKeys.firstCode, 'ready')).toBe(19 * DAY);
    expect(kinds.work).toBe(4 * MINUTE);
    expect(kinds.queue).toBe(19 * DAY - 4 * MINUTE);
    expect(functions).toEqual({
      infrastructure: 6 * DAY,
      network: 5 * DAY,
      security: 8 * DAY - 4 * MINUTE,
      platform: 4 * MINUTE,
    });
    expect(((100 * kinds.work) / elapsed).toFixed(3)).toBe('0.015');
  });

  it('gives each function its share of 74 days', () => {
    expect(figuresOf(canonicalKeys.increment).functions).toEqual({
      pod: 38 * DAY,
      platform: 4 * DAY,
      infrastructure: 5 * DAY,
      security: 15 * DAY,
      business: 12 * DAY,
    });
  });
});
