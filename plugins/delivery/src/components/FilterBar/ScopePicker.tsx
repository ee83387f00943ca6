import { useId, useMemo, useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { ScopeOption, useScopeOptions } from './useScopeOptions';

const useStyles = makeStyles(
  { root: { width: 260 }, input: { fontSize: 13 }, option: { fontSize: 13 } },
  { name: 'DeliveryScopePicker' },
);

/** What a ref is called before the catalog has been asked. */
export function optionOfRef(entityRef: string): ScopeOption {
  try {
    const { kind, name } = parseEntityRef(entityRef);
    return {
      entityRef,
      title: name,
      kind: kind.charAt(0).toLocaleUpperCase('en-US') + kind.slice(1),
    };
  } catch {
    // A ref typed into the URL may be anything; the backend will say so.
    return { entityRef, title: entityRef, kind: 'Other' };
  }
}

/** Chooses whose figures are shown; empty is the whole organisation. */
export function ScopePicker(props: {
  scope?: string;
  onChange(scope: string | undefined): void;
}) {
  const { scope, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { data = [], isFetching, error } = useScopeOptions(typed);
  const value = useMemo(
    () =>
      scope === undefined
        ? null
        : data.find(option => option.entityRef === scope) ?? optionOfRef(scope),
    [data, scope],
  );
  return (
    <Autocomplete<ScopeOption>
      id={id}
      className={classes.root}
      classes={{ input: classes.input, option: classes.option }}
      size="small"
      options={data}
      loading={isFetching}
      value={value}
      noOptionsText={
        error ? 'The catalog could not be asked' : 'Nothing that you can read'
      }
      getOptionLabel={option => option.title}
      getOptionSelected={(a, b) => a.entityRef === b.entityRef}
      groupBy={option => option.kind}
      onChange={(_, option) => onChange(option?.entityRef)}
      onInputChange={(_, text, reason) =>
        setTyped(reason === 'input' ? text : '')
      }
      renderInput={params => (
        <TextField
          {...params}
          variant="outlined"
          label={value?.kind ?? 'Scope'}
          placeholder="Whole organisation"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}
