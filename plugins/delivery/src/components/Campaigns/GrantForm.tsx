import { useState } from 'react';
import { CampaignItem } from '@delivery-stack/backstage-plugin-delivery-common';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useGrantExemption } from '../../hooks';
import { useFormClasses } from '../Patterns/useFormClasses';
import { EntryForm } from '../Patterns/EntryForm';
import { describeRefusal } from '../Patterns/failures';
import { FieldErrors, GrantFields, readGrant } from './fields';
import { useField } from './useField';

const EMPTY: GrantFields = { outcome: '', reason: '', expires: '' };

/** Exempts an outcome, with a reason and a last day; the reader approves it. */
export function GrantForm(props: {
  campaign: string;
  /** Those that the reader may exempt. */
  items: readonly CampaignItem[];
}) {
  const { campaign, items } = props;
  const classes = useFormClasses();
  const grant = useGrantExemption(campaign);
  const [fields, setFields] = useState(EMPTY);
  const [errors, setErrors] = useState<FieldErrors<GrantFields>>({});
  const input = useField<GrantFields>({ fields, errors, onChange: setFields });
  // One that was exempted meanwhile can no longer be chosen.
  const outcome = items.some(each => each.outcome === fields.outcome)
    ? fields.outcome
    : '';
  const submit = () => {
    const read = readGrant({ ...fields, outcome });
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) {
      grant.mutate(read.request, { onSuccess: () => setFields(EMPTY) });
    }
  };
  return (
    <EntryForm
      title="Grant an exemption"
      heading="h4"
      submit="Exempt"
      isPending={grant.isPending}
      onSubmit={submit}
      beside={
        <>
          {grant.error && (
            <span role="alert">{describeRefusal(grant.error)}</span>
          )}
          {grant.isSuccess && <span role="status">Granted.</span>}
        </>
      }
    >
      <div className={classes.row}>
        <TextField
          select
          label="Outcome"
          required
          style={{ minWidth: 200 }}
          {...input('outcome')}
          value={outcome}
        >
          {items.map(item => (
            <MenuItem key={item.outcome} value={item.outcome}>
              {item.title}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          type="date"
          label="Last day"
          required
          InputLabelProps={{ shrink: true }}
          {...input('expires')}
        />
      </div>
      <TextField
        label="Reason"
        required
        multiline
        inputProps={{ maxLength: 2_000 }}
        {...input(
          'reason',
          'Shown with your name to whoever sees the outcome.',
        )}
      />
    </EntryForm>
  );
}
