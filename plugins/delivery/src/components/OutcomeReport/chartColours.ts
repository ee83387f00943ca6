import { Theme } from '@material-ui/core/styles';
import { KIND_COLOURS, TARGET_COLOUR } from '../../kinds';
import { toneColours } from '../states/tone';

/** Colours of the marks in the charts of a report, and of the texts in them. */
export function chartColours(theme: Theme) {
  const { palette } = theme;
  return {
    marks: {
      figure: KIND_COLOURS[palette.type].work,
      target: TARGET_COLOUR[palette.type],
      axis: palette.text.secondary,
      focus: palette.text.primary,
      withinLimit: toneColours(theme, 'good').text,
      beyondLimit: toneColours(theme, 'bad').text,
    },
    texts: {
      label: palette.text.primary,
      note: palette.text.secondary,
      target: TARGET_COLOUR[palette.type],
    },
  };
}
