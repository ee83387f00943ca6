export {
  type NameChanges,
  type PatternDiff,
  diffOf,
  isUnchanged,
} from './diffOf';
export {
  type Digest,
  type PatternContent,
  digestOf,
  isDigest,
} from './digestOf';
export { type FolderLimits, folderLimits } from './entryPath';
export { functionsTouched } from './functionsTouched';
export {
  type FileList,
  type FolderEntry,
  type ListOptions,
  type ListedFile,
  type Refusal,
  listFiles,
} from './listFiles';
