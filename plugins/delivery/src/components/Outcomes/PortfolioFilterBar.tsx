import { useId } from 'react';
import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { AsOf } from './AsOf';
import { choicesOf } from './portfolio';
import { shortRef } from './shortRef';
import { GROUP_KEYS, GroupKey, usePortfolioParams } from './usePortfolioParams';

const LABELS: Record<GroupKey, string> = {
  system: 'System',
  domain: 'Domain',
  owner: 'Owner',
  type: 'Type',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
      '@media print': { display: 'none' },
    },
    select: { minWidth: 120 },
    input: { fontSize: 13 },
  }),
  { name: 'DeliveryOutcomeFilter' },
);

/** Which outcomes are shown, put together by what, and of which day. */
export function PortfolioFilterBar(props: {
  state: ReturnType<typeof usePortfolioParams>;
  items: readonly OutcomeSummary[];
}) {
  const { items, state } = props;
  const { params, setParam } = state;
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.root} role="search" aria-label="Outcome filters">
      <TextField
        id={id}
        label="Search"
        size="small"
        variant="outlined"
        value={params.q ?? ''}
        InputProps={{ className: classes.input }}
        inputProps={{ maxLength: 200 }}
        onChange={event => setParam('q', event.target.value)}
      />
      {GROUP_KEYS.map(field => (
        <Choice
          key={field}
          label={LABELS[field]}
          any="any"
          value={params[field]}
          choices={choicesOf(items, field)}
          onChange={value => setParam(field, value)}
        />
      ))}
      <Choice
        label="Group by"
        any="nothing"
        value={params.group}
        choices={GROUP_KEYS.filter(field => choicesOf(items, field).length > 0)}
        onChange={value => setParam('group', value)}
      />
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            size="small"
            checked={params.atRisk}
            onChange={(_, checked) =>
              setParam('risk', checked ? '1' : undefined)
            }
          />
        }
        label="At risk only"
      />
      <AsOf on={params.on} onChange={on => setParam('on', on)} />
    </div>
  );
}

function Choice(props: {
  label: string;
  /** What is said where nothing is chosen. */
  any: string;
  value?: string;
  choices: readonly string[];
  onChange(value: string | undefined): void;
}) {
  const { label, any, value, choices, onChange } = props;
  const classes = useStyles();
  const id = useId();
  // A link may name what is not there any more; it still can be taken away.
  const shown =
    value && !choices.includes(value) ? [...choices, value] : choices;
  return shown.length === 0 ? null : (
    <TextField
      id={id}
      className={classes.select}
      select
      label={label}
      size="small"
      variant="outlined"
      value={value ?? ''}
      InputProps={{ className: classes.input }}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <MenuItem value="">{any}</MenuItem>
      {shown.map(choice => (
        <MenuItem key={choice} value={choice}>
          {shortRef(choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}
