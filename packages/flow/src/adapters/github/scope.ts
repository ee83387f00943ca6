import { AdapterContext } from '../context';
import { LONGEST_ID } from '../reading';
import { Place } from './place';

/** What every mapper needs besides the object it maps. */
export interface Scope {
  place: Place;
  context: AdapterContext;
}

/** Names are parts of keys too, and may be longer than ids. */
const cut = (part: string) => part.slice(0, LONGEST_ID);

export const runKey = ({ repository }: Place, id: string) =>
  `${repository}/runs/${cut(id)}`;

export const jobKey = ({ repository }: Place, id: string) =>
  `${repository}/jobs/${cut(id)}`;

/** What other tools check of one commit. */
export const checksKey = ({ repository }: Place, sha: string) =>
  `${repository}/commits/${cut(sha)}/checks`;

export const checkRunKey = ({ repository }: Place, id: string) =>
  `${repository}/check-runs/${cut(id)}`;

export const analysisKey = ({ repository }: Place, id: string) =>
  `${repository}/code-scanning/analyses/${cut(id)}`;

export const changeKey = ({ repository }: Place, number: string) =>
  `${repository}#${cut(number)}`;

export const deploymentKey = ({ repository }: Place, id: string) =>
  `${repository}/deployments/${cut(id)}`;

/** Key of the approval that an environment asks for in one attempt of a run. */
export const approvalKey = (
  run: string,
  attempt: number,
  environment: string,
) => `${run}/${attempt}/approvals/${cut(environment)}`;

/** The same where no run is known: of one deployment. */
export const environmentKey = (deployment: string, environment: string) =>
  `${deployment}/approvals/${cut(environment)}`;

/** Key of the approval that a commit of a fork needs before anything runs for it. */
export const forkApprovalKey = ({ repository }: Place, sha: string) =>
  `${repository}/commits/${cut(sha)}/approvals/fork`;

/** Key of an environment's wait timer in one attempt of a run. */
export const timerKey = (run: string, attempt: number, environment: string) =>
  `${run}/${attempt}/timers/${cut(environment)}`;
