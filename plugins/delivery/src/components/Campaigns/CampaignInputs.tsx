import {
  campaignRequirements,
  campaignRequirementTitles,
} from '@delivery-stack/backstage-plugin-delivery-common';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useOutcomes } from '../../hooks';
import { choicesOf } from '../Outcomes/portfolio';
import { shortRef } from '../Outcomes/shortRef';
import { useFormClasses } from '../Patterns/useFormClasses';
import { CampaignFields, FieldErrors } from './fields';
import { useField } from './useField';

/** What a scope is chosen by, and which field of an outcome that is. */
const SCOPES = [
  ['domain', 'domain', 'Domain'],
  ['scopeOwner', 'owner', 'Owner of the outcomes'],
  ['type', 'type', 'Type'],
] as const;

/** The inputs of a campaign, each with what is wrong with it. */
export function CampaignInputs(props: {
  fields: CampaignFields;
  errors: FieldErrors<CampaignFields>;
  onChange(fields: CampaignFields): void;
}) {
  const { fields } = props;
  const classes = useFormClasses();
  const input = useField(props);
  const outcomes = useOutcomes().data?.items ?? [];
  return (
    <>
      <TextField
        label="Title"
        required
        inputProps={{ maxLength: 200 }}
        {...input('title')}
      />
      <TextField
        label="What it is good for"
        required
        multiline
        inputProps={{ maxLength: 2_000 }}
        {...input('why', 'For those who have to do something.')}
      />
      <div className={classes.row}>
        <TextField select label="Every outcome" {...input('requirement')}>
          {campaignRequirements.map(each => (
            <MenuItem key={each} value={each}>
              {campaignRequirementTitles[each]}
            </MenuItem>
          ))}
        </TextField>
        {SCOPES.map(([name, field, label]) => (
          <Choice
            key={name}
            label={label}
            input={input(name)}
            choices={withChosen(choicesOf(outcomes, field), fields[name])}
          />
        ))}
      </div>
      <div className={classes.row}>
        <TextField
          type="date"
          label="Target day"
          required
          InputLabelProps={{ shrink: true }}
          {...input('target')}
        />
        <TextField
          label="Owner of the campaign"
          required
          inputProps={{ maxLength: 255 }}
          {...input('owner', 'Such as group:default/leaders.')}
        />
      </div>
    </>
  );
}

/** A part of the scope; nothing chosen means all of them. */
function Choice(props: {
  label: string;
  input: ReturnType<ReturnType<typeof useField<CampaignFields>>>;
  choices: readonly string[];
}) {
  const { label, input, choices } = props;
  return choices.length === 0 ? null : (
    <TextField
      select
      label={label}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
      {...input}
    >
      <MenuItem value="">any</MenuItem>
      {choices.map(choice => (
        <MenuItem key={choice} value={choice}>
          {shortRef(choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** What was chosen before stays, though no outcome has it any more. */
function withChosen(choices: readonly string[], chosen: string): string[] {
  return chosen && !choices.includes(chosen)
    ? [...choices, chosen]
    : [...choices];
}
