import { Link } from '@backstage/core-components';
import { EnvironmentEvidence } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatInstant } from '../../format';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

type Check = EnvironmentEvidence['items'][number];

/** What each of the latest runs found, those of other branches too. */
export function LatestChecks(props: { checks: readonly Check[] }) {
  const { checks } = props;
  const classes = useTableClasses();
  return checks.length === 0 ? null : (
    <details>
      <summary>Latest checks ({checks.length})</summary>
      <table className={classes.table} aria-label="Latest checks">
        <thead>
          <tr>
            <HeadCell>Check</HeadCell>
            <HeadCell>Found</HeadCell>
          </tr>
        </thead>
        <tbody>
          {checks.map(check => (
            <tr key={`${check.commit} ${check.run}`}>
              <Cell header>
                <When check={check} />
                <CellNote>
                  commit {check.commit.slice(0, 8)}
                  {!check.isDefaultBranch &&
                    `, branch ${check.branch}: does not count`}
                </CellNote>
              </Cell>
              <Cell>{findingsOf(check)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function When(props: { check: Check }) {
  const { at, link } = props.check;
  return link ? (
    <Link to={link}>{formatInstant(at)}</Link>
  ) : (
    <>{formatInstant(at)}</>
  );
}

function findingsOf(check: Check): string {
  const { driftCount, failedPolicies, attestations } = check;
  const found = [
    ...(driftCount > 0 ? [`${formatCount(driftCount, 'file')} outside`] : []),
    ...failedPolicies.map(name => `${name} does not hold`),
    ...(attestations === 'refused' ? ['sign-offs not genuine'] : []),
  ];
  return found.join(', ') || 'nothing outside';
}
