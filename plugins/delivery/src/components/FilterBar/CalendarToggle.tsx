import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { DayCounting, HOURS_PER_DAY } from '../../format';

const useStyles = makeStyles(
  theme => ({
    button: {
      height: 38,
      padding: theme.spacing(0, 1.5),
      fontSize: 13,
      textTransform: 'none',
      color: theme.palette.text.secondary,
      '&.Mui-selected, &.Mui-selected:hover': {
        background: theme.palette.primary.main,
        color: theme.palette.getContrastText(theme.palette.primary.main),
        fontWeight: 700,
      },
    },
  }),
  { name: 'DeliveryCalendarToggle' },
);

/** Days by the clock, or by the configured working hours. */
export function CalendarToggle(props: {
  calendar: DayCounting;
  onChange(calendar: DayCounting): void;
}) {
  const { calendar, onChange } = props;
  const classes = useStyles();
  return (
    <Tooltip
      title={`Business days follow the configured calendar of each function and are shown as days of ${HOURS_PER_DAY.working} hours. Sums are always elapsed: only those add up.`}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        value={calendar}
        aria-label="Counting of days"
        onChange={(_, chosen) => chosen && onChange(chosen)}
      >
        <ToggleButton className={classes.button} value="elapsed">
          Days
        </ToggleButton>
        <ToggleButton className={classes.button} value="working">
          Business days
        </ToggleButton>
      </ToggleButtonGroup>
    </Tooltip>
  );
}
