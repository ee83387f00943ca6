import { ReplayAnswer, ReplayRequest } from '../replay';
import { GitHubRepository } from './GitHubHost';

/** Answers for one repository; undefined: it has no such thing. */
export type Handle = (
  repository: GitHubRepository,
  request: ReplayRequest,
) => ReplayAnswer | undefined;
