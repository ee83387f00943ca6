import { themes } from '@backstage/theme';
import { decomposeColor, Theme } from '@material-ui/core/styles';
import { chartColours } from './chartColours';

/** Red, green and blue of a colour as it shows on paper, 0 to 255. */
function onPaper(colour: string, paper: string): number[] {
  const [over, under] = [decomposeColor(colour), decomposeColor(paper)];
  const opacity = over.values[3] ?? 1;
  return [0, 1, 2].map(
    part => over.values[part] * opacity + under.values[part] * (1 - opacity),
  );
}

/** Relative luminance as in WCAG 2. */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb
    .map(part => part / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(colour: string, paper: string): number {
  const [light, dark] = [onPaper(colour, paper), onPaper(paper, paper)]
    .map(luminance)
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s theme', name => {
  const theme = themes[name].getTheme('v4') as Theme;
  const { marks, texts } = chartColours(theme);
  const paper = theme.palette.background.paper;

  it('should measure as WCAG does', () => {
    expect(theme.palette.type).toBe(name);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
    expect(contrast('rgba(0, 0, 0, 0.5)', '#FFFFFF')).toBeCloseTo(3.98, 1);
  });

  it.each(Object.entries(marks))(
    'should set the mark of a %s (%s) off from the card by at least 3',
    (_, colour) => {
      expect(contrast(colour, paper)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(Object.entries(texts))(
    'should set a text that is a %s (%s) off from the card by at least 4.5',
    (_, colour) => {
      expect(contrast(colour, paper)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
