import { useId, useState } from 'react';
import {
  EnvelopeException,
  PatternDetail,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import OkIcon from '@material-ui/icons/Check';
import { formatInstant } from '../../format';
import { useDecideException, useExceptions } from '../../hooks';
import { Panel } from '../layout';
import { Answer, Notice } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { describeFailure } from './failures';
import { StateChip } from './StateChip';
import { EXCEPTION_STATES } from './states';
import { useFormClasses } from './useFormClasses';

/** Values outside the envelope that somebody asked for. */
export function ExceptionsPanel(props: { detail: PatternDetail }) {
  const { detail } = props;
  const query = useExceptions({ pattern: detail.ref });
  const classes = useTableClasses();
  return (
    <Panel
      title="Values outside"
      subtitle="Each is decided by the one function that owns the parameter, and covers one use."
      flush
    >
      <Answer what="the values outside" query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice
              icon={OkIcon}
              text="Nobody asked for a value outside the envelope."
            />
          ) : (
            <table className={classes.table} aria-label="Values outside">
              <thead>
                <tr>
                  <HeadCell>Parameter</HeadCell>
                  <HeadCell>Asked by</HeadCell>
                  <HeadCell>State</HeadCell>
                  <HeadCell>Decision</HeadCell>
                </tr>
              </thead>
              <tbody>
                {items.map(exception => (
                  <ExceptionRow
                    key={exception.id}
                    exception={exception}
                    mine={detail.viewer.signsFor.includes(exception.function)}
                  />
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  );
}

function ExceptionRow(props: { exception: EnvelopeException; mine: boolean }) {
  const { exception, mine } = props;
  const { decidedBy, decidedAt, comment } = exception;
  return (
    <tr>
      <Cell header>
        {exception.parameter} = {exception.given}
        <CellNote>allowed: {exception.allowed}</CellNote>
      </Cell>
      <Cell>
        <EntityRefLink entityRef={exception.by} defaultKind="user" />
        <CellNote>{formatInstant(exception.askedAt)}</CellNote>
      </Cell>
      <Cell>
        <StateChip reading={EXCEPTION_STATES[exception.state]} />
        {comment && <CellNote>“{comment}”</CellNote>}
      </Cell>
      <Cell>
        {decidedBy && (
          <EntityRefLink entityRef={decidedBy} defaultKind="user" />
        )}
        {decidedAt && <CellNote>{formatInstant(decidedAt)}</CellNote>}
        {exception.state === 'open' &&
          (mine ? (
            <DecideException exception={exception} />
          ) : (
            `waits for ${exception.function}`
          ))}
      </Cell>
    </tr>
  );
}

function DecideException(props: { exception: EnvelopeException }) {
  const { id, parameter } = props.exception;
  const classes = useFormClasses();
  const decide = useDecideException();
  const [comment, setComment] = useState('');
  const field = useId();
  const send = (granted: boolean) =>
    decide.mutate({
      id,
      granted,
      ...(comment.trim() && { comment: comment.trim() }),
    });
  return (
    <div className={classes.row}>
      <TextField
        id={field}
        size="small"
        label={`Comment on ${parameter}`}
        value={comment}
        inputProps={{ maxLength: 5_000 }}
        onChange={event => setComment(event.target.value)}
      />
      <Button
        size="small"
        variant="outlined"
        aria-label={`Grant ${parameter}`}
        disabled={decide.isPending}
        onClick={() => send(true)}
      >
        Grant
      </Button>
      <Button
        size="small"
        variant="outlined"
        aria-label={`Deny ${parameter}`}
        disabled={decide.isPending}
        onClick={() => send(false)}
      >
        Deny
      </Button>
      {decide.error && (
        <span role="alert">{describeFailure(decide.error)}</span>
      )}
    </div>
  );
}
