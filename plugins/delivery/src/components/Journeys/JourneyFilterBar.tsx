import { useEffect, useId, useState } from 'react';
import Chip from '@material-ui/core/Chip';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { JourneyFilterState } from './useJourneyFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1.5, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    search: { width: 240 },
    select: { minWidth: 140 },
    input: { fontSize: 13 },
  }),
  { name: 'DeliveryJourneyFilterBar' },
);

const PAUSE = 300;

const STATUS = { all: 'All', open: 'Open', closed: 'Closed' };
const ORDER = {
  elapsed: 'Longest first',
  from: 'Latest first',
  governanceLatency: 'Most at gates',
};

/** Narrows and orders the list of journeys. */
export function JourneyFilterBar(props: { state: JourneyFilterState }) {
  const { filter, setFilter } = props.state;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <SearchField
        className={classes.search}
        value={filter.search ?? ''}
        onChange={value => setFilter('search', value)}
      />
      <Choice
        label="Status"
        value={filter.status}
        options={STATUS}
        onChange={value => setFilter('status', value)}
      />
      <Choice
        label="Order"
        value={filter.orderBy}
        options={ORDER}
        onChange={value => setFilter('orderBy', value)}
      />
      {filter.gate && (
        <Chip
          style={{ margin: 0 }}
          label={`Through gate ${filter.gate}`}
          onDelete={() => setFilter('gate', undefined)}
        />
      )}
    </div>
  );
}

/** Asks once typing pauses, not at every key. */
function SearchField(props: {
  className: string;
  value: string;
  onChange(value: string): void;
}) {
  const { className, value, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      id={id}
      className={className}
      type="search"
      size="small"
      variant="outlined"
      label="Search"
      placeholder="Title or key"
      value={typed}
      inputProps={{ maxLength: 200 }}
      InputProps={{ className: classes.input }}
      InputLabelProps={{ shrink: true }}
      onChange={event => setTyped(event.target.value)}
    />
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: Record<string, string>;
  onChange(value: string): void;
}) {
  const { label, value, options, onChange } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <TextField
      id={id}
      className={classes.select}
      select
      size="small"
      variant="outlined"
      label={label}
      value={value}
      InputProps={{ className: classes.input }}
      onChange={event => onChange(event.target.value)}
    >
      {Object.entries(options).map(([option, title]) => (
        <MenuItem key={option} value={option}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
