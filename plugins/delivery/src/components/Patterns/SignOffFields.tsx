import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { formatDate } from '../../format';
import { useFormClasses } from './useFormClasses';

/** What is said along with a decision, as it is typed. */
export interface DecisionFields {
  day: string;
  minutes: string;
  comment: string;
}

/** Until when, how long it took, and what to say. */
export function SignOffFields(props: {
  fields: DecisionFields;
  /** Default and maximum of the end. */
  latest: string;
  onChange(fields: DecisionFields): void;
}) {
  const { fields, latest, onChange } = props;
  const classes = useFormClasses();
  const id = useId();
  const change = (name: keyof DecisionFields) => ({
    value: fields[name],
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...fields, [name]: event.target.value }),
  });
  return (
    <>
      <div className={classes.row}>
        <TextField
          id={`${id}-day`}
          type="date"
          label="Valid until"
          helperText={`at most ${formatDate(latest)}`}
          variant="outlined"
          size="small"
          required
          InputLabelProps={{ shrink: true }}
          inputProps={{
            min: DateTime.now().plus({ days: 1 }).toISODate(),
            max: latest,
          }}
          {...change('day')}
        />
        <TextField
          id={`${id}-minutes`}
          type="number"
          label="Minutes spent"
          helperText="optional, for the break-even"
          variant="outlined"
          size="small"
          InputLabelProps={{ shrink: true }}
          inputProps={{ min: 0, max: 100_000, step: 1 }}
          {...change('minutes')}
        />
      </div>
      <TextField
        id={`${id}-comment`}
        label="Comment"
        variant="outlined"
        size="small"
        multiline
        inputProps={{ maxLength: 5_000 }}
        {...change('comment')}
      />
    </>
  );
}
