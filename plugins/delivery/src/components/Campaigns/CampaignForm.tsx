import { useState } from 'react';
import {
  CampaignRequest,
  CampaignSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { EntryForm } from '../Patterns/EntryForm';
import { describeRefusal } from '../Patterns/failures';
import { CampaignInputs } from './CampaignInputs';
import {
  campaignFields,
  CampaignFields,
  FieldErrors,
  readCampaign,
} from './fields';

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
  const [fields, setFields] = useState(() => campaignFields(campaign));
  const [errors, setErrors] = useState<FieldErrors<CampaignFields>>({});
  const submit = () => {
    const read = readCampaign(fields);
    setErrors(read.ok ? {} : read.errors);
    if (read.ok) {
      onSend(read.request);
    }
  };
  return (
    <EntryForm
      title={title}
      heading="h3"
      submit="Save"
      isPending={action.isPending}
      onSubmit={submit}
      beside={
        <>
          <Button size="small" onClick={onCancel}>
            Cancel
          </Button>
          {action.error ? (
            <span role="alert">{describeRefusal(action.error)}</span>
          ) : null}
        </>
      }
    >
      <CampaignInputs fields={fields} errors={errors} onChange={setFields} />
    </EntryForm>
  );
}
