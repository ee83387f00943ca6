import { makeStyles } from '@material-ui/core/styles';

/** Classes of the timeline's texts, which stand over the drawing. */
export const useTimelineClasses = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    grid: {
      display: 'grid',
      gridTemplateColumns: '170px minmax(720px, 1fr)',
      paddingRight: theme.spacing(2),
    },
    lane: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      paddingRight: theme.spacing(1.5),
    },
    function: { fontWeight: 700 },
    seconds: { fontSize: 12, color: theme.palette.text.secondary },
    plot: { position: 'relative' },
    milestone: {
      position: 'absolute',
      fontSize: 12,
      fontWeight: 700,
      whiteSpace: 'nowrap',
      padding: theme.spacing(0, 0.5),
    },
    label: {
      position: 'absolute',
      height: 16,
      padding: theme.spacing(0, 0.5),
      borderRadius: 2,
      fontSize: 12,
      lineHeight: '16px',
      whiteSpace: 'nowrap',
      pointerEvents: 'none',
      // Text over fills and lines stands on paper.
      background: theme.palette.background.paper,
    },
    pill: {
      fontWeight: 700,
      transform: 'translateX(-50%)',
    },
    after: { marginLeft: 6 },
    before: { transform: 'translateX(-100%)' },
    axis: {
      position: 'relative',
      height: 20,
      fontSize: 11,
      color: theme.palette.text.secondary,
    },
    tick: { position: 'absolute', top: 4, transform: 'translateX(-50%)' },
    open: { fontSize: 12, color: theme.palette.text.secondary },
  }),
  { name: 'DeliveryTimeline' },
);
