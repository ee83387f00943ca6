export {
  type DigestedPattern,
  type FileComplaint,
  type ReadFolder,
  readPatternFolder,
} from './readPatternFolder';
