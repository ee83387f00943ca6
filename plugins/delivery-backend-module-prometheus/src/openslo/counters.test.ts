import fc from 'fast-check';
import { hasWindow, increaseOf, isRanged, withWindow } from './counters';
import { partsOf } from './selectors';

const MINUTE = 60_000;

describe('increaseOf', () => {
  it.each([
    ['x_total', 'increase(x_total[60s])'],
    ['x_total{code=~"2..|3.."}', 'increase(x_total{code=~"2..|3.."}[60s])'],
    ['x_total {a="b"}', 'increase(x_total {a="b"}[60s])'],
    ['{__name__="x_total"}', 'increase({__name__="x_total"}[60s])'],
    ['sum(x_total)', 'sum(increase(x_total[60s]))'],
    ['sum by (pod, job) (x)', 'sum by (pod, job) (increase(x[60s]))'],
    ['sum(x) by(pod)', 'sum(increase(x[60s])) by(pod)'],
    ['SUM without(pod) (x)', 'SUM without(pod) (increase(x[60s]))'],
    [
      'sum(job:x:sum{a="}(["}) - sum(y)',
      'sum(increase(job:x:sum{a="}(["}[60s])) - sum(increase(y[60s]))',
    ],
    ['sum(x) or on() vector(0)', 'sum(increase(x[60s])) or on() vector(0)'],
    ['sum(x) # all of y', 'sum(increase(x[60s])) # all of y'],
    ['sum(\n  x\n)', 'sum(\n  increase(x[60s])\n)'],
  ])('should make of %s the increase of its selectors', (query, expected) => {
    expect(increaseOf(query)(MINUTE)).toBe(expected);
  });

  it.each([
    ['sum(rate(x[5m]))', /write counter: false/],
    ['sum(x offset 1d)', /write counter: false/],
    ['x @ 5', /write counter: false/],
    ['sum(x) / sum(y)', /more than sums of counters/],
    ['sum(x) * 2', /more than sums/],
    ['sum(x) + 5', /more than sums/],
    ['sum(x) or vector(1)', /more than sums/],
    ['max(x)', /more than sums/],
    ['sum(x > 5)', /more than sums/],
    ['count(x)', /more than sums/],
    ['"x"', /more than sums/],
    ['5', /more than sums/],
    ['sum(x) ; y', /more than sums/],
  ])('should refuse %s', (query, message) => {
    expect(() => increaseOf(query)).toThrow(message);
  });
});

describe('isRanged', () => {
  it.each([
    ['sum(rate(x[5m]))', true],
    ['rate(x{a="["} [5m]) / rate(y[5m])', true],
    ['sum(x_total)', undefined],
    ['rate(x[5m]) + y', undefined],
    ['vector(1)', undefined],
    ['what is this?', undefined],
  ])('should say of %s: %s', (query, expected) => {
    expect(isRanged(query)).toBe(expected);
  });
});

describe('the place of the window', () => {
  it('should be found and filled', () => {
    const query = 'increase(x[{{.window}}]) / increase(y[{{ .window }}])';
    expect(hasWindow(query)).toBe(true);
    expect(hasWindow('increase(x[5m])')).toBe(false);
    expect(withWindow(query, 5 * MINUTE)).toBe(
      'increase(x[300s]) / increase(y[300s])',
    );
  });
});

describe('partsOf', () => {
  it('should lose nothing of an expression, whatever it is', () => {
    const words = [
      'sum',
      'by',
      '(',
      ')',
      '{',
      '}',
      '[5m]',
      ' ',
      'x',
      '"{"',
      '-',
    ];
    const expressions = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(fc.constantFrom(...words)).map(each => each.join('')),
    );
    fc.assert(
      fc.property(expressions, expression => {
        const parts = partsOf(expression);
        const text = parts?.map(part => part.text).join('');
        expect(text ?? expression).toBe(expression);
      }),
      { numRuns: 500 },
    );
  });
});
