export { CommitChains } from './commitChains';
export { changeCommits } from './commits';
export {
  attachKeysFor,
  attachKeysOf,
  deployedByKey,
  edgesOf,
  furtherAttachKeys,
} from './clusters';
export { link, linkSubjects } from './link';
export type { LinkedJourney } from './linkedJourney';
export { mentionsIn, namesTooMany } from './mentions';
export { isPosture, nodeOf } from './nodes';
export type { PostureFact } from './nodes';
export { isRecordNode } from './records';
export { Subjects } from './subjects';
