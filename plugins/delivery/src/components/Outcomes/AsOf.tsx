import { useId } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import { formatDate } from '../../format';

/** Days of a quarter, as the backend counts them. */
const QUARTER = 91;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    input: { fontSize: 13 },
  }),
  { name: 'DeliveryAsOf' },
);

/** Chooses the day of which the figures are: what did this say a quarter ago? */
export function AsOf(props: {
  on?: string;
  onChange(on: string | undefined): void;
}) {
  const { on, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const today = DateTime.now();
  return (
    <div className={classes.root} role="group" aria-label="Day of the figures">
      <TextField
        id={id}
        type="date"
        label="As of"
        size="small"
        variant="outlined"
        value={on ?? today.toISODate()}
        InputLabelProps={{ shrink: true }}
        InputProps={{ className: classes.input }}
        inputProps={{ max: today.toISODate() }}
        onChange={event => {
          const day = event.target.value;
          // Today is what is asked for without a day, and moves with the clock.
          onChange(day && day < today.toISODate() ? day : undefined);
        }}
      />
      <Button
        size="small"
        onClick={() => onChange(today.minus({ days: QUARTER }).toISODate())}
      >
        A quarter ago
      </Button>
      {on && (
        <>
          <Button size="small" onClick={() => onChange(undefined)}>
            Now
          </Button>
          <span role="status">What was said on {formatDate(on)}.</span>
        </>
      )}
    </div>
  );
}
