import { Quota } from './quota';
import { Rng } from './rng';

const draws = (rng: Rng) => Array.from({ length: 5 }, () => rng.next());

describe('Rng', () => {
  it('gives the same numbers for the same seed', () => {
    expect(draws(new Rng(7))).toEqual(draws(new Rng(7)));
    expect(draws(new Rng(7))).not.toEqual(draws(new Rng(8)));
  });

  it('forks independently of what was drawn before', () => {
    const used = new Rng(7);
    draws(used);
    expect(draws(used.fork('a'))).toEqual(draws(new Rng(7).fork('a')));
    expect(draws(used.fork('a'))).not.toEqual(draws(used.fork('b')));
  });

  it('spreads waits around their median', () => {
    const rng = new Rng(1);
    const waits = Array.from({ length: 2_001 }, () => rng.around(10, 0.6));
    waits.sort((one, other) => one - other);
    expect(waits[1_000]).toBeGreaterThan(9);
    expect(waits[1_000]).toBeLessThan(11);
  });
});

describe('Quota', () => {
  it('says yes for its share of the asks', () => {
    const quota = new Quota(0.3);
    const yes = Array.from({ length: 100 }, () => quota.take());
    expect(yes.filter(Boolean)).toHaveLength(30);
  });
});
