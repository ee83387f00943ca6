import { GitHubHost, GitHubRepository } from '@delivery-stack/vendor-replay';
import { addChange, addPush, addReview, mergeChange } from './changes';
import { decideRun, deployRun, startRun } from './deliveries';
import { HOUR, MINUTE } from './wire';

export const LEDGER = 'harbour/ledger';

/** A host with one repository that deploys, and one that nobody reads. */
export function emptyHost(): GitHubHost {
  const host = GitHubHost.create();
  host.addRepository(LEDGER);
  host.addRepository('harbour/archive');
  return host;
}

export const ledgerOf = (host: GitHubHost): GitHubRepository =>
  host.repository(LEDGER)!;

/**
 * A change that is sent back, mended, approved, merged, and brought to
 * production once somebody has approved that too.
 */
export function wholeStory(host: GitHubHost, number: number, at: number): void {
  const ledger = ledgerOf(host);
  addChange(ledger, number, at);
  addReview(ledger, number, 'changes_requested', at + 2 * HOUR);
  addPush(ledger, number, at + 3 * HOUR);
  addReview(ledger, number, 'approved', at + 4 * HOUR);
  mergeChange(ledger, number, at + 5 * HOUR);
  startRun(ledger, number, at + 5 * HOUR + MINUTE);
  deployRun(ledger, number, at + 5 * HOUR + 10 * MINUTE);
  decideRun(ledger, number, at + 9 * HOUR);
}
