import { KIND_COLOURS } from './palette';

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', '#FFFFFF'],
  ['dark', '#424242'],
] as const)('the %s palette', (theme, paper) => {
  it.each(Object.entries(KIND_COLOURS[theme]))(
    'should set %s (%s) off from paper by at least 3',
    (_, colour) => {
      expect(contrast(colour, paper)).toBeGreaterThanOrEqual(3);
    },
  );
});
