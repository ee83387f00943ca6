/** An object in the wire format of Jenkins, as far as routes read it. */
export type JenkinsObject = Record<string, any>;

/** A build with what only its own addresses tell. */
export interface JenkinsBuild {
  /** `…/<n>/api/json`; `number` and `url` are filled in. */
  build: JenkinsObject;
  /** `…/<n>/wfapi/describe`; absent where the job is no pipeline. */
  describe?: JenkinsObject;
  /** `…/execution/node/<id>/wfapi/describe`, by the id of the node. */
  nodes?: Record<string, JenkinsObject>;
}

/** A folder, or a job with its builds. */
export interface JenkinsItem {
  fullName: string;
  class: string;
  /** Undefined: a folder. */
  builds?: Map<number, JenkinsBuild>;
}

/** Classes of what is told of, by what people call them. */
export const jenkinsClasses = {
  folder: 'com.cloudbees.hudson.plugins.folder.Folder',
  multibranch:
    'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  freestyle: 'hudson.model.FreeStyleProject',
} as const;

/** Parts of a path; a name's own percent signs are encoded once more in it. */
const segmentsOf = (fullName: string) =>
  fullName.split('/').flatMap(name => ['job', encodeURIComponent(name)]);

/**
 * What a controller holds: folders, jobs and builds by their full names.
 *
 * @remarks May grow, shrink and change while it is served.
 */
export class JenkinsController {
  /** Address that Jenkins believes to be under. */
  readonly rootUrl: string;
  readonly items = new Map<string, JenkinsItem>();

  static create(
    rootUrl = 'https://ci.harbour.example/jenkins/',
  ): JenkinsController {
    return new JenkinsController(rootUrl);
  }

  private constructor(rootUrl: string) {
    this.rootUrl = rootUrl;
  }

  /** Path that Jenkins is under, without a slash at its end. */
  get path(): string {
    return new URL(this.rootUrl).pathname.replace(/\/$/, '');
  }

  /** Adds a folder, or a project that makes a job of each branch. */
  addFolder(
    fullName: string,
    kind: 'folder' | 'multibranch' = 'folder',
  ): JenkinsItem {
    return this.#add({ fullName, class: jenkinsClasses[kind] });
  }

  addJob(
    fullName: string,
    kind: 'pipeline' | 'freestyle' = 'pipeline',
  ): JenkinsItem {
    return this.#add({
      fullName,
      class: jenkinsClasses[kind],
      builds: new Map(),
    });
  }

  /** Adds a build, or replaces what is told of it. */
  putBuild(job: string, number: number, given: JenkinsBuild): void {
    const builds = this.items.get(job)?.builds;
    if (!builds) {
      throw new Error(`There is no job ${job}`);
    }
    const build = {
      ...given.build,
      id: String(number),
      number,
      url: `${this.urlOf(job)}${number}/`,
    };
    builds.set(number, { ...given, build });
  }

  buildOf(job: string, number: number): JenkinsBuild | undefined {
    return this.items.get(job)?.builds?.get(number);
  }

  /** Deletes a job, or a folder with everything in it. */
  remove(fullName: string): void {
    for (const name of [...this.items.keys()]) {
      if (name === fullName || name.startsWith(`${fullName}/`)) {
        this.items.delete(name);
      }
    }
  }

  /** What is directly within a folder, in the order of the names. */
  childrenOf(folder: string): JenkinsItem[] {
    const within = folder ? `${folder}/` : '';
    return [...this.items.values()]
      .filter(
        ({ fullName }) =>
          fullName.startsWith(within) &&
          !fullName.slice(within.length).includes('/'),
      )
      .sort((one, other) => (one.fullName < other.fullName ? -1 : 1));
  }

  urlOf(fullName: string): string {
    return `${this.rootUrl}${segmentsOf(fullName).join('/')}/`;
  }

  #add(item: JenkinsItem): JenkinsItem {
    this.items.set(item.fullName, item);
    return item;
  }
}
