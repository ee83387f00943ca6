import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { FrameState, WINDOWS } from '../../frame';
import { AnswerFrame } from '../states';
import { CalendarToggle } from './CalendarToggle';
import { DataQualityChip } from './DataQualityChip';
import { ScopePicker } from './ScopePicker';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
    },
    window: { width: 120 },
    input: { fontSize: 13 },
  }),
  { name: 'DeliveryFilterBar' },
);

/** Scope, window and counting of days, and how far the data can be trusted. */
export function FilterBar(props: {
  state: FrameState;
  /** What the answer is about, once there is one. */
  answered?: AnswerFrame;
  /** False where the page itself is the scope. */
  scoped?: boolean;
  /** False where one thing is shown, whenever it was. */
  windowed?: boolean;
}) {
  const { state, answered, scoped = true, windowed = true } = props;
  const { frame, setFrame } = state;
  const classes = useStyles();
  return (
    <div className={classes.root} role="search" aria-label="Delivery filters">
      {scoped && (
        <ScopePicker
          scope={frame.scope}
          onChange={scope => setFrame({ scope })}
        />
      )}
      {windowed && (
        <WindowPicker
          window={frame.window}
          onChange={window => setFrame({ window })}
        />
      )}
      <CalendarToggle
        calendar={frame.calendar}
        onChange={calendar => setFrame({ calendar })}
      />
      {answered && (
        <DataQualityChip timestamps={answered.timestamps} frame={frame} />
      )}
    </div>
  );
}

function WindowPicker(props: {
  window: number;
  onChange(window: number): void;
}) {
  const { window, onChange } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <TextField
      id={id}
      className={classes.window}
      select
      size="small"
      variant="outlined"
      label="Window"
      value={window}
      InputProps={{ className: classes.input }}
      onChange={event => onChange(Number(event.target.value))}
    >
      {WINDOWS.map(days => (
        <MenuItem key={days} value={days}>
          {days} days
        </MenuItem>
      ))}
    </TextField>
  );
}
