import { AdapterContext } from '../context';
import { Place } from './place';

/** What every mapper needs besides the object it maps. */
export interface Scope {
  place: Place;
  context: AdapterContext;
}

export const runKey = ({ repository }: Place, id: string) =>
  `${repository}/runs/${id}`;

export const jobKey = ({ repository }: Place, id: string) =>
  `${repository}/jobs/${id}`;

/** What other tools check of one commit. */
export const checksKey = ({ repository }: Place, sha: string) =>
  `${repository}/commits/${sha}/checks`;

export const checkRunKey = ({ repository }: Place, id: string) =>
  `${repository}/check-runs/${id}`;

export const analysisKey = ({ repository }: Place, id: string) =>
  `${repository}/code-scanning/analyses/${id}`;

export const changeKey = ({ repository }: Place, number: string) =>
  `${repository}#${number}`;

export const deploymentKey = ({ repository }: Place, id: string) =>
  `${repository}/deployments/${id}`;

/** Key of the approval that an environment asks for in one attempt of a run. */
export const approvalKey = (
  run: string,
  attempt: number,
  environment: string,
) => `${run}/${attempt}/approvals/${environment}`;

/** Key of the approval that a commit of a fork needs before anything runs for it. */
export const forkApprovalKey = ({ repository }: Place, sha: string) =>
  `${repository}/commits/${sha}/approvals/fork`;

/** Key of an environment's wait timer in one attempt of a run. */
export const timerKey = (run: string, attempt: number, environment: string) =>
  `${run}/${attempt}/timers/${environment}`;
