import { formatCount, formatNumber, formatPercent, formatRate } from './number';

const plain = (text: string) => text.replace(/\s/g, ' ');

it.each([
  [formatNumber(0), '0'],
  [formatNumber(999), '999'],
  [formatNumber(4880), '4 880'],
  [formatNumber(1_234_567.89, 1), '1 234 567.9'],
  [formatNumber(-12), '−12'],
  [formatNumber(-0.2), '0'],
  [formatPercent(0.43), '43 %'],
  [formatPercent(0), '0 %'],
  [formatPercent(0.002), '< 1 %'],
  [formatPercent(0.00015, 3), '0.015 %'],
  [formatPercent(1), '100 %'],
  [formatRate(0.11, 0.158), '11.0 %, at most 15.8 %'],
  [formatRate(0, 0.03), '0.0 %, at most 3.0 %'],
  [formatRate(null, null), 'not recorded'],
  [formatCount(1, 'journey'), '1 journey'],
  [formatCount(66, 'journey'), '66 journeys'],
])('should write "%s"', (actual, expected) => {
  expect(plain(actual)).toBe(expected);
});

it('should group thousands by a narrow space at which no line breaks', () => {
  expect(formatNumber(4880)).toBe('4\u202f880');
});
