/**
 * Which subjects belong to one journey.
 *
 * @remarks
 * A node is joined to at most one journey, and may be attached to many.
 *
 * @public
 */
export interface LinkedJourney {
  /** Root key: the journey's public id. */
  id: string;
  rootKind: 'ticket' | 'change';
  /** Node of the root. */
  root: string;
  rootType?: string;
  title?: string;
  url?: string;
  joined: Set<string>;
  attached: Set<string>;
  /** Those of its repositories whose production deployments are recorded. */
  deployedRepositories: Set<string>;
}
