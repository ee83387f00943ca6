import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { formatCount, formatNumber } from '../../format';
import { StatusChip } from '../states';
import { CellNote } from '../table';
import { STATUSES } from './statuses';

const useStyles = makeStyles(
  { bar: { height: 6, minWidth: 120, marginTop: 6, borderRadius: 3 } },
  { name: 'DeliverySourceStatus' },
);

/** `12 of 40 repositories`; without a total, what is done. */
export function describeProgress(
  progress: NonNullable<SourceItem['progress']>,
): string {
  const { done, total, unit } = progress;
  return total === undefined
    ? `${formatNumber(done)} ${unit}`
    : `${formatNumber(done)} of ${formatNumber(total)} ${unit}`;
}

/** How the last run went, or how far this one is. */
export function SourceStatus(props: { source: SourceItem }) {
  const { status, progress, problems } = props.source;
  const { label, tone, icon } = STATUSES[status];
  return (
    <>
      <StatusChip label={label} tone={tone} icon={icon} />
      {problems.length > 0 && (
        <CellNote>{formatCount(problems.length, 'problem')}</CellNote>
      )}
      {status === 'running' && progress && <Progress progress={progress} />}
    </>
  );
}

function Progress(props: { progress: NonNullable<SourceItem['progress']> }) {
  const { progress } = props;
  const { done, total } = progress;
  const classes = useStyles();
  const text = describeProgress(progress);
  return (
    <>
      <LinearProgress
        className={classes.bar}
        aria-label="Progress of the run"
        aria-valuetext={text}
        {...(total === undefined
          ? { variant: 'indeterminate' }
          : {
              variant: 'determinate',
              value: Math.min(100, (done / Math.max(1, total)) * 100),
            })}
      />
      <CellNote>{text}</CellNote>
    </>
  );
}
