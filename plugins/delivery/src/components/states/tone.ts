import { alpha, darken, lighten, Theme } from '@material-ui/core/styles';

/** What a status means to the reader. */
export type Tone = 'good' | 'info' | 'caution' | 'bad' | 'neutral';

/** Colours of a tone, from the theme: readable in light and dark. */
export function toneColours(theme: Theme, tone: Tone) {
  const { palette } = theme;
  const base = {
    good: palette.status.ok,
    info: palette.primary.main,
    caution: palette.status.warning,
    bad: palette.status.error,
    neutral: palette.status.aborted,
  }[tone];
  const dark = palette.type === 'dark';
  return {
    background: alpha(base, dark ? 0.16 : 0.1),
    border: alpha(base, 0.5),
    // Towards ink, for at least 4.5 against the tinted background.
    text: dark ? lighten(base, 0.45) : darken(base, tone === 'info' ? 0 : 0.5),
  };
}
