import { FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { DateTime } from 'luxon';
import { useCheckIn } from '../../hooks';
import { describeFailure } from '../Patterns/failures';
import { useFormClasses } from '../Patterns/useFormClasses';
import {
  CheckInErrors,
  CheckInFields as Fields,
  fieldOfRefusal,
  readCheckIn,
} from './checkInFields';
import { CheckInInputs } from './CheckInInputs';
import type { EnteredMeasure } from './CheckInSection';

/** Enters a figure of a measure, with where it comes from. */
export function CheckInForm(props: {
  outcome: string;
  measures: readonly EnteredMeasure[];
}) {
  const { outcome, measures } = props;
  const classes = useFormClasses();
  const checkIn = useCheckIn(outcome);
  const empty = (): Fields => ({
    role: measures[0].role,
    value: '',
    day: DateTime.now().toISODate(),
    note: '',
  });
  const [fields, setFields] = useState<Fields>(empty);
  const [errors, setErrors] = useState<CheckInErrors>({});
  const heading = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readCheckIn(fields, DateTime.now());
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) {
      checkIn.mutate(read.request, { onSuccess: () => setFields(empty()) });
    }
  };
  const refused = checkIn.error ? describeFailure(checkIn.error) : undefined;
  const field = refused && fieldOfRefusal(checkIn.error);
  return (
    // Not checked by the browser: its bubbles are not read with the fields.
    <form
      className={classes.form}
      onSubmit={submit}
      aria-labelledby={heading}
      noValidate
    >
      <h4 id={heading} className={classes.heading}>
        Enter a figure
      </h4>
      <CheckInInputs
        measures={measures}
        fields={fields}
        errors={field ? { ...errors, [field]: refused } : errors}
        onChange={setFields}
      />
      <div className={classes.row}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          size="small"
          disabled={checkIn.isPending}
        >
          Check in
        </Button>
        {refused && !field && <span role="alert">{refused}</span>}
        {checkIn.isSuccess && <span role="status">Entered.</span>}
      </div>
    </form>
  );
}
