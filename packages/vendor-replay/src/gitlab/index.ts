export { GitLabAccess, gitLabToken } from './access';
export type { GitLabArea } from './access';
export { GitLabInstance, GitLabProject } from './GitLabInstance';
export type {
  GitLabChange,
  GitLabObject,
  GitLabPipeline,
} from './GitLabInstance';
export { serveGitLab } from './serveGitLab';
export type { ServedGitLab, ServeGitLabOptions } from './serveGitLab';
