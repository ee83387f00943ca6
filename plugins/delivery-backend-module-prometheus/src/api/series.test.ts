import fc from 'fast-check';
import { answerSchema } from './answer';
import { seriesIn } from './series';

const matrix = (values: unknown[], more: object = {}) => ({
  resultType: 'matrix',
  result: [{ metric: { a: 'b' }, values, ...more }],
});
const read = (data: unknown) =>
  seriesIn(answerSchema.parse({ status: 'success', data }).data);

describe('seriesIn', () => {
  it.each([
    [
      matrix([
        [1.5, '1e3'],
        [2, '-0.25'],
      ]),
      [
        { at: 1_500, value: 1_000 },
        { at: 2_000, value: -0.25 },
      ],
    ],
    [
      matrix([
        [1, 'NaN'],
        [2, '+Inf'],
        [3, '-Inf'],
      ]),
      [
        { at: 1_000, value: NaN },
        { at: 2_000, value: Infinity },
        { at: 3_000, value: -Infinity },
      ],
    ],
    [
      {
        resultType: 'vector',
        result: [{ metric: {}, value: [7, '.5'] }],
      },
      [{ at: 7_000, value: 0.5 }],
    ],
    [{ resultType: 'scalar', result: [7, '5.'] }, [{ at: 7_000, value: 5 }]],
  ])('should read %j', (data, samples) => {
    expect(read(data)[0].samples).toEqual(samples);
  });

  it('should read each number as Go writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), value => {
        const text = String(value).replace('Infinity', 'Inf');
        const [{ samples }] = read(matrix([[1, text]]));
        // Text has no negative zero, and nobody misses it.
        expect(samples[0].value === value).toBe(true);
      }),
    );
  });

  it.each([
    [matrix([[1, '']]), /no number/],
    [matrix([[1, '0x10']]), /no number/],
    [matrix([[1, 'five']]), /no number/],
    [matrix([[1, 'toString']]), /no number/],
    [
      matrix([
        [2, '1'],
        [1, '1'],
      ]),
      /order of time/,
    ],
    [matrix([], { histograms: [[1, {}]] }), /histogram_quantile\(\)/],
    [
      { resultType: 'vector', result: [{ metric: {}, histogram: [1, {}] }] },
      /histogram_quantile\(\)/,
    ],
    [{ resultType: 'vector', result: [{ metric: {} }] }, /without a figure/],
    [{ resultType: 'string', result: [1, 'words'] }, /gives a text/],
  ])('should refuse %j', (data, message) => {
    expect(() => read(data)).toThrow(message);
  });
});
