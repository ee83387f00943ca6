import { FormEvent, useId, useState } from 'react';
import {
  CampaignRequest,
  CampaignSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { useFormClasses } from '../Patterns/useFormClasses';
import { CampaignInputs } from './CampaignInputs';
import {
  campaignFields,
  CampaignFields,
  FieldErrors,
  readCampaign,
} from './fields';
import { describeRefusal } from './words';

/** Says what is asked, of which outcomes, by when. */
export function CampaignForm(props: {
  title: string;
  /** The one that is changed. */
  campaign?: CampaignSummary;
  action: { isPending: boolean; error: unknown };
  onSend(request: CampaignRequest): void;
  onCancel(): void;
}) {
  const { title, campaign, action, onSend, onCancel } = props;
  const classes = useFormClasses();
  const [fields, setFields] = useState(() => campaignFields(campaign));
  const [errors, setErrors] = useState<FieldErrors<CampaignFields>>({});
  const heading = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readCampaign(fields);
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) {
      onSend(read.request);
    }
  };
  return (
    // Not checked by the browser: its bubbles are not read with the fields.
    <form
      className={classes.form}
      onSubmit={submit}
      aria-labelledby={heading}
      noValidate
    >
      <h3 id={heading} className={classes.heading}>
        {title}
      </h3>
      <CampaignInputs fields={fields} errors={errors} onChange={setFields} />
      <div className={classes.row}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          size="small"
          disabled={action.isPending}
        >
          Save
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
        {action.error ? (
          <span role="alert">{describeRefusal(action.error)}</span>
        ) : null}
      </div>
    </form>
  );
}
