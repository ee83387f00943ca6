import { Values } from '../reading';
import { reasonAmong, UnusedShape } from '../unused';

/** Fields that name an object of an answer that is known and not used. */
const unused: readonly UnusedShape[] = [
  {
    fields: ['runCount', 'name'],
    why: 'jobs: definitions; their runs are read',
  },
  {
    fields: ['proceedUrl', 'abortUrl'],
    why: 'pending inputs: what is asked for, not since when; the steps of the stage tell both',
  },
  {
    fields: ['kind', 'commits'],
    why: 'change sets: commits are read from whoever hosts them; a build itself says which tickets they name',
  },
  {
    fields: ['nodeId', 'nodeStatus'],
    why: 'log: what steps print is no event',
  },
  {
    fields: ['path', 'size', 'url'],
    why: 'artifacts: what a build made; deployments say what went live',
  },
  {
    fields: ['runGroups', 'numRuns'],
    why: 'model: sums that a page made of runs; the runs are read',
  },
  {
    fields: ['jobs'],
    why: 'folders: definitions; the builds of their jobs are read',
  },
  {
    fields: ['nextBuildNumber'],
    why: 'jobs: definitions; their builds are read',
  },
  {
    fields: ['fullName', 'url'],
    why: 'jobs: definitions; their builds are read',
  },
  {
    fields: ['inQueueSince', 'task'],
    why: 'queue items: they have no number yet; builds say how long they were queued',
  },
  {
    fields: ['build', 'url', 'name'],
    why: 'notification: says that a build changed; the build is read',
  },
];

/** Why a known object is not used; undefined where it is none of these. */
export const reasonUnused = (payload: Values): string | undefined =>
  reasonAmong(unused, payload);
