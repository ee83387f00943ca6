import { GitLabInstance, GitLabProject } from '@delivery-stack/vendor-replay';
import { DAY, HOUR } from './clock';
import { mergeChange } from './testChanges';
import {
  approveDeployment,
  playPipeline,
  startPipeline,
} from './testPipelines';

/** An instance with a project of a subgroup, and one that nobody reads. */
export function emptyInstance(webUrl?: string): {
  instance: GitLabInstance;
  ledger: GitLabProject;
} {
  const instance = GitLabInstance.create(webUrl);
  const ledger = instance.addProject('bank/core/ledger');
  instance.addProject('bank/archive');
  return { instance, ledger };
}

/** A change from its opening to production, within two days. */
export function wholeStory(
  held: GitLabProject,
  number: number,
  at: number,
): void {
  mergeChange(held, number, at);
  startPipeline(held, number, at + 6 * HOUR);
  approveDeployment(held, number, at + 20 * HOUR);
  playPipeline(held, number, at + DAY);
}
