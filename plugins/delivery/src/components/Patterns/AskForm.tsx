import { FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useAskForSignOff } from '../../hooks';
import { describeFailure } from './failures';
import { shortDigest } from './times';
import { useFormClasses } from './useFormClasses';

/** Asks the functions to decide on the current content. */
export function AskForm(props: { pattern: string; digest: string }) {
  const { pattern, digest } = props;
  const classes = useFormClasses();
  const ask = useAskForSignOff(pattern);
  const [note, setNote] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ digest, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      aria-label="Ask for sign-off"
    >
      <h3 className={classes.heading}>
        Nobody asked for sign-off of {shortDigest(digest)} yet
      </h3>
      <p className={classes.note}>
        Whoever asks counts as the author of this content, and cannot sign it
        off unless the pattern says authorMaySign.
      </p>
      <TextField
        id={id}
        label="What changed, and why (optional)"
        variant="outlined"
        size="small"
        multiline
        value={note}
        inputProps={{ maxLength: 5_000 }}
        onChange={event => setNote(event.target.value)}
      />
      <div className={classes.row}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          size="small"
          disabled={ask.isPending}
        >
          Ask for sign-off
        </Button>
        {ask.error && <span role="alert">{describeFailure(ask.error)}</span>}
      </div>
    </form>
  );
}
