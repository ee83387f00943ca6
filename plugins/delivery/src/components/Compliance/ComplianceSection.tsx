import { EnvironmentEvidence } from '@delivery-stack/backstage-plugin-delivery-common';
import Box from '@material-ui/core/Box';
import { isNotFound } from '../../api';
import { useEvidence } from '../../hooks';
import { Answer } from '../states';
import { ComplianceTable } from './ComplianceTable';
import { DriftTable } from './DriftTable';
import { LatestChecks } from './LatestChecks';
import { PolicyResults } from './PolicyResults';

/** What the pipeline of an environment found: drift, policies, and since when. */
export function ComplianceSection(props: { environment: string }) {
  const query = useEvidence(props.environment);
  if (isNotFound(query.error)) {
    return (
      <p>What its pipeline says can be read by whoever may read the entity.</p>
    );
  }
  return (
    <Box mt={2}>
      <Answer what="what its pipeline says" query={query}>
        {evidence => <Sections evidence={evidence} />}
      </Answer>
    </Box>
  );
}

function Sections(props: { evidence: EnvironmentEvidence }) {
  const { compliance, past, items } = props.evidence;
  return (
    <>
      <ComplianceTable evidence={props.evidence} />
      <DriftTable
        title="Drift"
        spells={compliance.drift}
        total={compliance.driftCount}
      />
      <PolicyResults policies={compliance.policies} />
      {past.length > 0 && (
        <details>
          <summary>Drift that was undone ({past.length})</summary>
          <DriftTable title="Drift that was undone" spells={past} />
        </details>
      )}
      <LatestChecks checks={items} />
    </>
  );
}
