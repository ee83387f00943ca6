import { ConstraintReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import { chartColours } from './chartColours';
import { usedWords } from './constraintWords';

/** How much of what is allowed is used up; beyond all of it the bar is full. */
export function UsedBar(props: {
  share: number;
  state: ConstraintReport['state'];
}) {
  const { share, state } = props;
  const theme = useTheme();
  const { withinLimit, beyondLimit } = chartColours(theme).marks;
  const colour = state === 'fail' ? beyondLimit : withinLimit;
  return (
    <>
      <svg width="84" height="8" aria-hidden style={{ display: 'block' }}>
        <rect width="84" height="8" fill={theme.palette.action.selected} />
        <rect width={84 * Math.min(1, share)} height="8" fill={colour} />
      </svg>
      {usedWords(share)}
    </>
  );
}
