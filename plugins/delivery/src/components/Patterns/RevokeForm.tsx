import { useId, useState } from 'react';
import {
  PatternDetail,
  Standing,
} from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useDecide } from '../../hooks';
import { describeFailure } from './failures';
import { RevokeDialog } from './RevokeDialog';
import { useFormClasses } from './useFormClasses';

/** Takes back what a function gave, while nobody asks it for anything. */
export function RevokeForm(props: {
  detail: PatternDetail;
  standing: Standing;
  /** Content that was signed off. */
  digest: string;
}) {
  const { detail, standing, digest } = props;
  const classes = useFormClasses();
  const decide = useDecide(detail.ref);
  const [comment, setComment] = useState('');
  const [revoking, setRevoking] = useState(false);
  const id = useId();
  const title = `Revoke for ${standing.title}`;
  const revoke = () => {
    setRevoking(false);
    decide.mutate({
      digest,
      function: standing.function,
      decision: 'revoked',
      comment: comment.trim(),
    });
  };
  return (
    <form
      className={classes.form}
      aria-label={title}
      onSubmit={event => {
        event.preventDefault();
        setRevoking(true);
      }}
    >
      <h3 className={classes.heading}>{title}</h3>
      <p id={`${id}-why`} className={classes.note}>
        Nobody asked about the current content. Environments run what was signed
        off before; to take that back, say why.
      </p>
      <TextField
        id={id}
        label="Comment"
        variant="outlined"
        size="small"
        multiline
        value={comment}
        inputProps={{ maxLength: 5_000 }}
        onChange={event => setComment(event.target.value)}
      />
      <div className={classes.row}>
        <Button
          type="submit"
          variant="outlined"
          size="small"
          disabled={!comment.trim() || decide.isPending}
          aria-describedby={`${id}-why`}
        >
          Revoke
        </Button>
      </div>
      {decide.error && <p role="alert">{describeFailure(decide.error)}</p>}
      {revoking && (
        <RevokeDialog
          title={detail.title}
          onConfirm={revoke}
          onCancel={() => setRevoking(false)}
        />
      )}
    </form>
  );
}
