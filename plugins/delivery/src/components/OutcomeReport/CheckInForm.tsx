import { useState } from 'react';
import { DateTime } from 'luxon';
import { useCheckIn } from '../../hooks';
import { EntryForm } from '../Patterns/EntryForm';
import { describeFailure } from '../Patterns/failures';
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
  const checkIn = useCheckIn(outcome);
  const empty = (): Fields => ({
    role: measures[0].role,
    value: '',
    day: DateTime.now().toISODate(),
    note: '',
  });
  const [fields, setFields] = useState<Fields>(empty);
  const [errors, setErrors] = useState<CheckInErrors>({});
  const submit = () => {
    const read = readCheckIn(fields, DateTime.now());
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) {
      checkIn.mutate(read.request, { onSuccess: () => setFields(empty()) });
    }
  };
  const refused = checkIn.error ? describeFailure(checkIn.error) : undefined;
  const field = refused && fieldOfRefusal(checkIn.error);
  return (
    <EntryForm
      title="Enter a figure"
      heading="h4"
      submit="Check in"
      isPending={checkIn.isPending}
      onSubmit={submit}
      beside={
        <>
          {refused && !field && <span role="alert">{refused}</span>}
          {checkIn.isSuccess && <span role="status">Entered.</span>}
        </>
      }
    >
      <CheckInInputs
        measures={measures}
        fields={fields}
        errors={field ? { ...errors, [field]: refused } : errors}
        onChange={setFields}
      />
    </EntryForm>
  );
}
