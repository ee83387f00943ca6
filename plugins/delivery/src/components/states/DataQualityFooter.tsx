import { AnswerFrame } from './FrameNotices';
import { formatPercent } from '../../format';

/** What the reader should know of the timestamps behind a card. */
export function DataQualityFooter(props: {
  timestamps: AnswerFrame['timestamps'];
}) {
  const { observed, inferred, missing } = props.timestamps;
  const total = observed + inferred + missing;
  if (total === 0 || observed === total) {
    return <span>All timestamps observed</span>;
  }
  return (
    <span>
      {formatPercent(inferred / total)} of timestamps inferred
      {missing > 0 && `, ${formatPercent(missing / total)} missing`}
    </span>
  );
}
