import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { useFormClasses } from '../Patterns/useFormClasses';
import { CheckInErrors, CheckInFields } from './checkInFields';
import type { EnteredMeasure } from './CheckInSection';

/** The inputs of a check-in, each with what is wrong with it. */
export function CheckInInputs(props: {
  measures: readonly EnteredMeasure[];
  fields: CheckInFields;
  errors: CheckInErrors;
  onChange(fields: CheckInFields): void;
}) {
  const { measures, fields, errors, onChange } = props;
  const classes = useFormClasses();
  const id = useId();
  const unit = measures.find(({ role }) => role === fields.role)?.unit;
  const input = (name: keyof CheckInFields, hint?: string) => ({
    id: `${id}-${name}`,
    variant: 'outlined' as const,
    size: 'small' as const,
    required: true,
    value: fields[name],
    error: Boolean(errors[name]),
    helperText: errors[name] ?? hint,
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...fields, [name]: event.target.value }),
  });
  return (
    <>
      <div className={classes.row}>
        {measures.length > 1 && (
          <TextField select label="Measure" {...input('role')}>
            {measures.map(({ role, name }) => (
              <MenuItem key={role} value={role}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          label={`Figure in ${unit}`}
          inputProps={{ inputMode: 'decimal', maxLength: 30 }}
          {...input('value')}
        />
        <TextField
          type="date"
          label="Day"
          InputLabelProps={{ shrink: true }}
          inputProps={{ max: DateTime.now().toISODate() }}
          {...input('day')}
        />
      </div>
      <TextField
        label="Where it comes from"
        multiline
        inputProps={{ maxLength: 1_000 }}
        {...input('note')}
      />
    </>
  );
}
