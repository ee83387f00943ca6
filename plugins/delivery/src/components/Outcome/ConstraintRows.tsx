import { OutcomeConstraints } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount } from '../../format';
import { DeclaredRow } from './DeclaredRow';
import { lasting, money } from './words';

const COMPLIANCE: Record<string, string> = {
  missingSignOffs: 'missing sign-off',
  missingAttestations: 'missing attestation',
  unresolvedDrift: 'drifted environment',
};

/** What must hold meanwhile, each on its own; the report says whether it does. */
export function ConstraintRows(props: { constraints: OutcomeConstraints }) {
  const { cost, reliability, security, compliance } = props.constraints;
  return (
    <>
      {cost && (
        <DeclaredRow name="Cost">
          at most {money(cost, cost.period)}
        </DeclaredRow>
      )}
      {reliability && (
        <DeclaredRow name="Reliability">
          {reliability.name ?? 'every objective'} in {reliability.openslo}
        </DeclaredRow>
      )}
      {security && (
        <DeclaredRow name="Security">{securityWords(security)}</DeclaredRow>
      )}
      {compliance && (
        <DeclaredRow name="Compliance">
          {limits(compliance, name => COMPLIANCE[name])}
        </DeclaredRow>
      )}
    </>
  );
}

/** `no open critical finding, no high one for longer than 30 d` */
function securityWords({
  maxAge = {},
  ...most
}: NonNullable<OutcomeConstraints['security']>): string {
  const ages = Object.entries(maxAge).map(
    ([severity, age]) => `no ${severity} one for longer than ${lasting(age)}`,
  );
  return [limits(most, severity => `open ${severity} finding`), ...ages]
    .filter(Boolean)
    .join(', ');
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
