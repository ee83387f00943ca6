import {
  PatternDetail,
  Standing,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { formatDate, formatInstant } from '../../format';
import { Panel } from '../layout';
import { Notice } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { AskForm } from './AskForm';
import { AttestationButton } from './AttestationButton';
import { RevokeForm } from './RevokeForm';
import { SignOffForm } from './SignOffForm';
import { StateChip } from './StateChip';
import { DECISIONS, isRevocable, STANDING_STATES } from './states';

/** Who decided what, and the forms of those who may decide. */
export function SignOffsPanel(props: { detail: PatternDetail }) {
  const { detail } = props;
  const { standings, viewer, digest, state } = detail;
  const classes = useTableClasses();
  const mine = standings.filter(each =>
    viewer.signsFor.includes(each.function),
  );
  const asked = state !== 'notAsked' && state !== 'unreadable';
  return (
    <Panel
      title="Sign-offs"
      subtitle="One decision per function, bound to the digest"
      flush
    >
      {standings.length === 0 ? (
        <Notice icon={WarningIcon} text="No required function is known." />
      ) : (
        <table className={classes.table} aria-label="Sign-offs">
          <thead>
            <tr>
              <HeadCell>Function</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Last decision</HeadCell>
              <HeadCell>Evidence</HeadCell>
            </tr>
          </thead>
          <tbody>
            {standings.map(standing => (
              <StandingRow key={standing.function} standing={standing} />
            ))}
          </tbody>
        </table>
      )}
      {state === 'notAsked' && viewer.mayAsk && digest && (
        <AskForm pattern={detail.ref} digest={digest} />
      )}
      {!asked &&
        mine.map(standing => (
          <Revocation
            key={standing.function}
            detail={detail}
            standing={standing}
          />
        ))}
      {asked &&
        digest &&
        mine.map(standing => (
          <SignOffForm
            // Another content is another decision: nothing ticked stays ticked.
            key={`${standing.function} ${digest}`}
            detail={detail}
            digest={digest}
            standing={standing}
          />
        ))}
    </Panel>
  );
}

function Revocation(props: { detail: PatternDetail; standing: Standing }) {
  const { detail, standing } = props;
  const { signOff } = standing;
  return signOff && isRevocable(standing) ? (
    <RevokeForm detail={detail} standing={standing} digest={signOff.digest} />
  ) : null;
}

function StandingRow(props: { standing: Standing }) {
  const { standing } = props;
  const { signOff, until, group } = standing;
  return (
    <tr>
      <Cell header>
        {standing.title}
        <CellNote>
          {group ? (
            <EntityRefLink entityRef={group} defaultKind="group" />
          ) : (
            'no group is configured: nobody can sign'
          )}
        </CellNote>
      </Cell>
      <Cell>
        <StateChip reading={STANDING_STATES[standing.state]} />
        {until && <CellNote>until {formatDate(until)}</CellNote>}
        {standing.carriedOver && (
          <CellNote>
            Carried over: nothing of this function changed since.
          </CellNote>
        )}
        {standing.todo && <CellNote>{standing.todo}</CellNote>}
      </Cell>
      <Cell>
        {signOff ? (
          <>
            {DECISIONS[signOff.decision].label} by{' '}
            <EntityRefLink entityRef={signOff.by} defaultKind="user" />
            <CellNote>{formatInstant(signOff.at)}</CellNote>
            {signOff.comment && <CellNote>“{signOff.comment}”</CellNote>}
            {!signOff.genuine && (
              <CellNote>
                Its signature does not fit what is stored: it does not count.
              </CellNote>
            )}
          </>
        ) : (
          'none'
        )}
      </Cell>
      <Cell>
        {signOff ? (
          <AttestationButton id={signOff.id} of={standing.title} />
        ) : (
          'none'
        )}
      </Cell>
    </tr>
  );
}
