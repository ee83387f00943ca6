import { OutcomeConstraints } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount } from '../../format';
import { DeclaredRow } from './DeclaredRow';
import { money } from './words';

const NOT_EVALUATED = 'not evaluated yet';

const COMPLIANCE: Record<string, string> = {
  missingSignOffs: 'missing sign-off',
  missingAttestations: 'missing attestation',
  unresolvedDrift: 'drifted environment',
};

/** What must hold meanwhile: each on its own, none with a verdict yet. */
export function ConstraintRows(props: { constraints: OutcomeConstraints }) {
  const { cost, reliability, security, compliance } = props.constraints;
  return (
    <>
      {cost && (
        <DeclaredRow name="Cost" note={NOT_EVALUATED}>
          at most {money(cost, cost.period)}
        </DeclaredRow>
      )}
      {reliability && (
        <DeclaredRow name="Reliability" note={NOT_EVALUATED}>
          {reliability.name ?? 'every objective'} in {reliability.openslo}
        </DeclaredRow>
      )}
      {security && (
        <DeclaredRow name="Security" note={NOT_EVALUATED}>
          {limits(security, severity => `open ${severity} finding`)}
        </DeclaredRow>
      )}
      {compliance && (
        <DeclaredRow name="Compliance" note={NOT_EVALUATED}>
          {limits(compliance, name => COMPLIANCE[name])}
        </DeclaredRow>
      )}
    </>
  );
}

/** `no open critical finding, at most 2 open high findings` */
function limits(
  most: Record<string, number | undefined>,
  called: (name: string) => string,
): string {
  return Object.entries(most)
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .map(([name, limit]) =>
      limit === 0
        ? `no ${called(name)}`
        : `at most ${formatCount(limit, called(name))}`,
    )
    .join(', ');
}
