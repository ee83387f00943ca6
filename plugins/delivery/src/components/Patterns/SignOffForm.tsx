import { FormEvent, useId, useState } from 'react';
import {
  DecideRequest,
  PatternDetail,
  Standing,
} from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { DateTime } from 'luxon';
import { useDecide } from '../../hooks';
import { describeFailure } from './failures';
import { mayApprove } from './queue';
import { RevokeDialog } from './RevokeDialog';
import { SignOffFields } from './SignOffFields';
import { isRevocable } from './states';
import { latestDay, shortDigest, untilOf } from './times';
import { useFormClasses } from './useFormClasses';

const AUTHOR =
  'You asked for sign-off of this content, so that you count as its author: another member has to sign it.';

/** What a member of a function decides with. */
export function SignOffForm(props: {
  detail: PatternDetail;
  digest: string;
  standing: Standing;
}) {
  const { detail, digest, standing } = props;
  const classes = useFormClasses();
  const decide = useDecide(detail.ref);
  const latest = latestDay(detail.validFor, DateTime.now());
  const [looked, setLooked] = useState(false);
  const [fields, setFields] = useState({
    day: latest,
    minutes: '',
    comment: '',
  });
  const [revoking, setRevoking] = useState(false);
  const reason = useId();
  const author = !mayApprove(detail);
  const given = standing.signOff?.digest ?? digest;
  const commented = fields.comment.trim().length > 0;
  const why = whyNot(author, looked, commented);

  const send = (decision: DecideRequest['decision']) => {
    setRevoking(false);
    const request = {
      // What is taken back is what was given, be it for an older content.
      digest: decision === 'revoked' ? given : digest,
      function: standing.function,
      decision,
      ...(commented && { comment: fields.comment.trim() }),
      ...(decision === 'approved' && { until: untilOf(fields.day, latest) }),
      ...(fields.minutes !== '' && { minutes: Number(fields.minutes) }),
    };
    decide.mutate(request, {
      // The next decision is one of its own.
      onSuccess: () => {
        setLooked(false);
        setFields({ day: latest, minutes: '', comment: '' });
      },
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send('approved');
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      aria-label={`Decide for ${standing.title}`}
    >
      <h3 className={classes.heading}>Decide for {standing.title}</h3>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={looked}
            onChange={(_, checked) => setLooked(checked)}
          />
        }
        label="I have looked at what changed"
      />
      <SignOffFields fields={fields} latest={latest} onChange={setFields} />
      <div className={classes.row}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          size="small"
          disabled={author || !looked || decide.isPending}
          aria-describedby={reason}
        >
          Sign off {shortDigest(digest)}
        </Button>
        <Button
          variant="outlined"
          size="small"
          disabled={!commented || decide.isPending}
          aria-describedby={reason}
          onClick={() => send('sentBack')}
        >
          Send back
        </Button>
        {isRevocable(standing) && (
          <Button
            variant="outlined"
            size="small"
            disabled={!commented || decide.isPending}
            aria-describedby={reason}
            onClick={() => setRevoking(true)}
          >
            Revoke
          </Button>
        )}
      </div>
      <p id={reason} className={classes.note}>
        {why}
      </p>
      {decide.error && <p role="alert">{describeFailure(decide.error)}</p>}
      {decide.data && <p role="status">Decided.</p>}
      {revoking && (
        <RevokeDialog
          title={detail.title}
          onConfirm={() => send('revoked')}
          onCancel={() => setRevoking(false)}
        />
      )}
    </form>
  );
}

function whyNot(author: boolean, looked: boolean, commented: boolean): string {
  const unticked = looked
    ? undefined
    : 'To sign off, say that you have looked at what changed.';
  return [
    author ? AUTHOR : unticked,
    commented ? undefined : 'To send back or revoke, write a comment.',
  ]
    .filter(Boolean)
    .join(' ');
}
