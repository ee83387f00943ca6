/** Jobs of one page of a folder. */
export const JOBS = 100;

/** Builds of one page of a job. */
export const BUILDS = 100;

/** Commits of one change set whose messages are read for tickets. */
const COMMITS = 200;

const stub = 'number,timestamp';

/**
 * A job, or a page of a folder.
 *
 * A member that has `jobs`, be it empty, is a folder itself: whatever makes
 * jobs of branches or repositories is one, of many classes.
 */
export const itemTree = (from: number) =>
  `lastBuild[${stub}],jobs[name,lastBuild[${stub}],jobs[name]{0,1}]{${from},${
    from + JOBS
  }}`;

/** A page of a job's builds, the newest first. `builds` shows the last hundred only. */
export const buildsTree = (from: number) =>
  `allBuilds[${stub}]{${from},${from + BUILDS}}`;

const checkout =
  'lastBuiltRevision[SHA1,branch[SHA1,name]],buildsByBranchName[buildNumber,marked[SHA1]],remoteUrls';

const waits =
  'queuingDurationMillis,waitingDurationMillis,blockedDurationMillis,buildableDurationMillis';

const causes =
  'causes[shortDescription,userId,upstreamProject,upstreamBuild,user[id,absoluteUrl]]';

const commits = `items[comment,msg]{0,${COMMITS}}`;

/**
 * What the adapter reads of a build, and no more: artifacts and test results
 * may be many.
 *
 * @param parameters - Whether values of parameters are wanted: a rule names one.
 */
export const buildTree = ({ parameters }: { parameters: boolean }) =>
  [
    stub,
    'url,duration,building,result',
    `actions[${causes},${checkout},${waits}${
      parameters ? ',parameters[name,value]' : ''
    }]`,
    `changeSets[${commits}],changeSet[${commits}]`,
  ].join(',');
