import { MANIFEST_PATH } from '@delivery-stack/patterns';
import { AttestedFunction } from './readAttestations';
import { Environment } from './readEnvironment';

/** What another tool of the pipeline found about a policy. */
export interface PolicyResult {
  readonly name: string;
  readonly result: 'pass' | 'fail';
}

/** Everything that was found about an environment. */
export interface Findings {
  readonly environment: Environment;
  /** Undefined: no keys were given. */
  readonly attested?: readonly AttestedFunction[];
  readonly policies: readonly PolicyResult[];
}

const driftWords = {
  changed: 'is not as the pattern made it',
  missing: 'is gone',
  added: 'is new where everything is sealed',
} as const;

/** What about the sign-offs could be said. */
export function attestationsWord({ attested }: Findings) {
  if (!attested) {
    return 'unchecked' as const;
  }
  return attested.length > 0 && attested.every(each => !each.problem)
    ? ('genuine' as const)
    : ('refused' as const);
}

/** Where the environment is outside its pattern, in sentences with their cure. */
export function problemsOf(findings: Findings): string[] {
  const { environment, attested, policies } = findings;
  if (!environment.manifest) {
    const what =
      environment.manifestHash === null ? 'does not exist' : 'cannot be read';
    return [
      `${MANIFEST_PATH} ${what}; take it back from the commit that made the repository`,
    ];
  }
  const sealed = environment.drift.map(
    ({ path, kind }) =>
      `${path} ${driftWords[kind]}; ${
        kind === 'added' ? 'remove it' : 'take it back from the first commit'
      }, or have the pattern changed`,
  );
  const forged = (attested ?? []).flatMap(each =>
    each.problem ? [`sign-off of ${each.function}: ${each.problem}`] : [],
  );
  if (attested?.length === 0) {
    forged.push(
      'there is no attestation of a sign-off; take the folder .delivery back from the first commit',
    );
  }
  const failed = policies
    .filter(({ result }) => result === 'fail')
    .map(({ name }) => `policy ${name} does not hold; its tool says where`);
  return [...sealed, ...forged, ...failed];
}

/** The findings as text for a terminal. */
export function verdictRows(
  findings: Findings,
  problems: readonly string[],
): [string, string][] {
  const { environment, attested, policies } = findings;
  const { manifest, drift } = environment;
  const passed = policies.filter(({ result }) => result === 'pass').length;
  const carried = (attested ?? []).filter(each => each.carriedOverFrom).length;
  return [
    [
      'verdict',
      problems.length === 0 ? 'inside the pattern' : 'outside the pattern',
    ],
    ...(manifest
      ? ([
          ['pattern', `${manifest.pattern} ${manifest.version}`],
          ['digest', manifest.digest],
          ['files', `${manifest.files.length} governed, ${drift.length} drift`],
        ] as [string, string][])
      : []),
    [
      'sign-offs',
      attested
        ? `${attestationsWord(findings)}: ${
            attested.map(each => each.function).join(', ') || 'none'
          }${carried ? ` (${carried} carried over from older content)` : ''}`
        : 'not checked; give --key',
    ],
    [
      'policies',
      policies.length === 0
        ? 'none told'
        : `${passed} of ${policies.length} hold`,
    ],
  ];
}
