import { Values } from '../reading';
import { reasonAmong, UnusedShape } from '../unused';

/** Fields that name an object of an answer that is known and not used. */
const unused: readonly UnusedShape[] = [
  {
    fields: ['vote', 'reviewerUrl'],
    why: 'reviewers: a vote carries no time; the threads of its pull request tell when it was cast',
  },
  {
    fields: ['sourceRefCommit', 'createdDate'],
    why: 'iterations: pushes are told by the threads of the pull request',
  },
  {
    fields: ['evaluationId', 'policyId'],
    why: 'policy evaluations: automated; the builds and votes that they wait for are read',
  },
  {
    fields: ['evaluationId', 'configuration'],
    why: 'policy evaluations: automated; the builds and votes that they wait for are read',
  },
  {
    fields: ['isBlocking', 'isEnabled', 'settings'],
    why: 'policies: settings, not events',
  },
  {
    fields: ['type', 'resource', 'timeout'],
    why: 'check configurations: settings; their dates are when they were set up',
  },
  {
    fields: ['createdOn', 'lastModifiedOn', 'name'],
    why: 'environments: settings; their dates are when they were set up',
  },
  {
    fields: ['defaultBranch', 'remoteUrl', 'project'],
    why: 'repositories: settings, not events',
  },
  {
    fields: ['visibility', 'state', 'name'],
    why: 'projects: settings, not events',
  },
  {
    fields: ['rev', 'fields'],
    why: 'work items: tickets are read from the ticket system',
  },
  {
    fields: ['pushId', 'date'],
    why: 'pushes: commits are read with their pull requests',
  },
  {
    fields: ['context', 'state', 'targetUrl'],
    why: 'statuses: automated checks are read as builds',
  },
  {
    fields: ['folder', 'revision', 'name'],
    why: 'pipelines: definitions; their runs are read as builds',
  },
  {
    fields: ['createdDate', 'pipeline', 'state'],
    why: 'runs: the same as builds, and without the time that they were queued; read builds',
  },
  {
    fields: ['authoredBy', 'queueStatus'],
    why: 'build definitions: settings; their builds are read',
  },
];

/** Why a known object is not used; undefined where it is none of these. */
export const reasonUnused = (payload: Values): string | undefined =>
  reasonAmong(unused, payload);
