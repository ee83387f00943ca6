/** A fictional person through whose eyes one can look at the example. */
export interface Persona {
  /** Name of the user entity, and what the auth backend expects in `x-delivery-persona`. */
  readonly id: string;
  readonly title: string;
  readonly sees: string;
}

export const personas: readonly Persona[] = [
  {
    id: 'leader',
    title: 'Leader (guest)',
    sees: 'Accounts for outcomes. Sees the whole organisation: where work waits, whose days they are and what changing a gate would save.',
  },
  {
    id: 'pod-member',
    title: 'Pod member (guest)',
    sees: 'Builds and runs payments. Sees the journeys and outcomes of what the pod may read in the catalog, and makes environments from signed-off patterns.',
  },
  {
    id: 'security-lead',
    title: 'Security lead (guest)',
    sees: 'Owns the security gates. Sees what they catch and what they only delay, and signs patterns off for security.',
  },
  {
    id: 'platform-lead',
    title: 'Platform lead (guest)',
    sees: 'Answers for the platform that pods build on. Signs patterns off for the platform.',
  },
  {
    id: 'compliance-lead',
    title: 'Compliance lead (guest)',
    sees: 'Answers for what regulators ask. Signs patterns off for compliance.',
  },
  {
    id: 'architecture-lead',
    title: 'Architecture lead (guest)',
    sees: 'Answers for how systems fit together. Signs off the patterns that ask for it.',
  },
  {
    id: 'pattern-author',
    title: 'Pattern author (guest)',
    sees: 'Writes the patterns of the platform, and asks the functions to sign them off. Nobody signs their own work.',
  },
];
