import { BackendFeature } from '@backstage/backend-plugin-api';
import { FaultScript, ReplayServer } from '../replay';

/** What `serveGitHub` and its like return. */
export interface Served {
  server: ReplayServer;
}

/**
 * A source module on trial, and the vendor that it reads.
 *
 * @remarks
 * `Vendor` holds the records, such as a `GitHubHost`; `S` is what serves them.
 */
export interface TrialSubject<Vendor, S extends Served> {
  /** The vendor's name, as a person writes it. */
  vendor: string;
  /** Package whose default export is the module on trial. */
  module: string;
  /** That module, and others that it takes to make journeys. */
  features: BackendFeature[];
  /** Id of the source on trial. */
  source: string;
  /** Ids of the sources of the other features. */
  otherSources?: string[];
  /** Journeys that the records make at the least: without any, all is the same. */
  stories: number;
  /** The instant that figures are read at; epoch milliseconds. */
  now: number;
  /** The records as they stand in the end; new ones with each call. */
  fill(): Vendor;
  serve(vendor: Vendor, faults?: FaultScript): Promise<S>;
  /** The section `delivery:`, for a server. */
  delivery(served: S): object;
  /** Further sections, such as `integrations`. */
  config?(served: S): object;
}
