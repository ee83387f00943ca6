import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { formatDate, formatNumber, secondsBetween } from '../../format';
import { toneColours } from './tone';

/** What the figures of an answer are about. */
export type AnswerFrame = Overview['frame'];

/** Days without a new event after which figures count as stale. */
export const STALE_AFTER_DAYS = 2;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
      padding: theme.spacing(1, 2),
      border: '1px solid',
      borderRadius: 4,
    },
    stale: {
      borderColor: toneColours(theme, 'caution').border,
      background: toneColours(theme, 'caution').background,
      color: toneColours(theme, 'caution').text,
    },
    refolding: {
      borderColor: toneColours(theme, 'info').border,
      background: toneColours(theme, 'info').background,
    },
    bar: { flex: 1, maxWidth: 320, height: 6, borderRadius: 3 },
    icon: { fontSize: 18 },
  }),
  { name: 'DeliveryFrameNotices' },
);

/** Whether the latest event is older than figures should rest on. */
export function isStale(frame: AnswerFrame): boolean {
  return (
    frame.dataThrough !== undefined &&
    secondsBetween(frame.dataThrough, frame.asOf) > STALE_AFTER_DAYS * 86_400
  );
}

/** Says when figures are old, or still being computed. */
export function FrameNotices(props: { frame: AnswerFrame }) {
  const { frame } = props;
  const classes = useStyles();
  const { refolding, dataThrough } = frame;
  return (
    <>
      {dataThrough && isStale(frame) && (
        <div className={`${classes.root} ${classes.stale}`} role="status">
          <WarningIcon className={classes.icon} aria-hidden />
          Data through {formatDate(dataThrough)}. No source has sent anything
          since.
        </div>
      )}
      {refolding && (
        <div className={`${classes.root} ${classes.refolding}`} role="status">
          Figures are being recomputed, {formatNumber(refolding.done)} of{' '}
          {formatNumber(refolding.total)} journeys
          <LinearProgress
            className={classes.bar}
            variant="determinate"
            aria-label="Journeys recomputed"
            value={(refolding.done / Math.max(1, refolding.total)) * 100}
          />
        </div>
      )}
    </>
  );
}
