import { Link } from '@backstage/core-components';
import { EnvironmentEvidence } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant, formatRelative } from '../../format';
import { StateChip } from '../Patterns/StateChip';
import { Cell, CellNote, useTableClasses } from '../table';
import { ATTESTATIONS_WORDS, COMPLIANCE_STATES } from './readings';

/** How an environment stands, and when that was last heard. */
export function ComplianceTable(props: { evidence: EnvironmentEvidence }) {
  const { compliance, asOf } = props.evidence;
  const { lastEvidenceAt, lastCommit, lastLink, attestations } = compliance;
  const classes = useTableClasses();
  const when = lastEvidenceAt && formatInstant(lastEvidenceAt);
  return (
    <table className={classes.table} aria-label="Compliance">
      <tbody>
        <tr>
          <Cell header>Compliance</Cell>
          <Cell>
            <StateChip reading={COMPLIANCE_STATES[compliance.state]} />
            {compliance.state === 'none' && (
              <CellNote>
                Let its pipeline run delivery check with --send.
              </CellNote>
            )}
            {compliance.isSilent && (
              <CellNote>
                Its pipeline has sent nothing for too long to tell how it is
                now.
              </CellNote>
            )}
          </Cell>
        </tr>
        {lastEvidenceAt && (
          <tr>
            <Cell header>Last evidence</Cell>
            <Cell>
              {lastLink ? <Link to={lastLink}>{when}</Link> : when}
              <CellNote>
                {formatRelative(lastEvidenceAt, asOf)}, of commit{' '}
                {lastCommit?.slice(0, 8)}
              </CellNote>
            </Cell>
          </tr>
        )}
        {attestations && (
          <tr>
            <Cell header>Sign-offs in it</Cell>
            <Cell>{ATTESTATIONS_WORDS[attestations]}</Cell>
          </tr>
        )}
      </tbody>
    </table>
  );
}
