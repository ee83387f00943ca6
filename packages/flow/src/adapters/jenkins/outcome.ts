import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';

type Outcome = FactData['pipelinerun.finished']['outcome'];

/** Results of builds and statuses of the stage view, where something is over. */
const outcomes: Record<string, Outcome> = {
  SUCCESS: 'success',
  // Tests failed, and the build went on all the same.
  UNSTABLE: 'failure',
  FAILURE: 'failure',
  FAILED: 'failure',
  ABORTED: 'cancel',
  NOT_BUILT: 'skip',
  NOT_EXECUTED: 'skip',
  SKIPPED: 'skip',
};

/** How something ended; undefined while it is not over. */
export const outcomeOf = (result: string | undefined): Outcome =>
  meaning(outcomes, result);

/** Still running, or waiting for somebody. */
export const isGoingOn = (status: string | undefined) =>
  status === 'IN_PROGRESS' || status === 'PAUSED_PENDING_INPUT';
