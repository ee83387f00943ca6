export { GitHubAccess, gitHubToken } from './access';
export type { GitHubPermission } from './access';
export { GitHubHost, GitHubRepository } from './GitHubHost';
export type {
  GitHubAlertList,
  GitHubChange,
  GitHubDeployment,
  GitHubObject,
  GitHubRun,
} from './GitHubHost';
export { serveGitHub } from './serveGitHub';
export type { ServedHost, ServeGitHubOptions } from './serveGitHub';
