import { PatternBreakEven } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatDuration, formatNumber } from '../../format';
import { Panel } from '../layout';
import { useFormClasses } from './useFormClasses';

/** Minutes as a duration; none reads as such. */
function formatMinutes(minutes: number): string {
  return minutes === 0 ? '0 min' : formatDuration(minutes * 60);
}

/** Governance spent once against what every use saves. */
export function BreakEvenPanel(props: { breakEven: PatternBreakEven }) {
  const { breakEven } = props;
  const { spentMinutes, unstated, savedPerUseMinutes, uses } = breakEven;
  const classes = useFormClasses();
  return (
    <Panel
      title="Break-even"
      subtitle="Review spent once, against review that each use saves"
      footer={
        unstated > 0 &&
        `${formatCount(
          unstated,
          'decision',
        )} without a number of minutes: what was spent is at least this.`
      }
    >
      <dl className={classes.figures}>
        <div>
          <dt>Spent once</dt>
          <dd>
            {unstated > 0 && 'at least '}
            {formatMinutes(spentMinutes)}
          </dd>
        </div>
        <div>
          <dt>Saved per use</dt>
          <dd>
            {savedPerUseMinutes === null
              ? 'not configured'
              : formatMinutes(savedPerUseMinutes)}
          </dd>
        </div>
        <div>
          <dt>Uses</dt>
          <dd>{formatNumber(uses)}</dd>
        </div>
      </dl>
      <p>{verdictOf(breakEven)}</p>
    </Panel>
  );
}

function verdictOf(breakEven: PatternBreakEven): string {
  const { savedPerUseMinutes, usesNeeded, uses, reached, unstated } = breakEven;
  if (savedPerUseMinutes === null) {
    return 'What a use saves cannot be said: set delivery.functions.<name>.reviewMinutes to the minutes that a review of one environment takes, for each required function.';
  }
  if (usesNeeded === null) {
    return 'After how many uses nothing is lost cannot be said.';
  }
  const least = unstated > 0 ? 'at least ' : '';
  const needed = `${least}${formatCount(usesNeeded, 'use')} needed`;
  return reached
    ? `Reached: ${needed}, ${formatNumber(uses)} so far.`
    : `Not reached yet: ${needed}, ${formatNumber(uses)} so far.`;
}
