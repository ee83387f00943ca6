export { JenkinsAccess, jenkinsUser } from './access';
export { jenkinsClasses, JenkinsController } from './JenkinsController';
export type {
  JenkinsBuild,
  JenkinsItem,
  JenkinsObject,
} from './JenkinsController';
export { serveJenkins } from './serveJenkins';
export type { ServedController, ServeJenkinsOptions } from './serveJenkins';
