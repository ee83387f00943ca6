export { Answer, SkeletonRows } from './Answer';
export type { AnswerState } from './Answer';
export { CardBoundary } from './CardBoundary';
export { FrameNotices } from './FrameNotices';
export type { AnswerFrame } from './FrameNotices';
export { Notice } from './Notice';
export {
  CONNECT_A_SOURCE,
  Forbidden,
  LoadError,
  NoJourneys,
  Suppressed,
} from './notices';
export { StatusChip } from './StatusChip';
export { toneColours } from './tone';
export type { Tone } from './tone';
export { DataQualityFooter } from './DataQualityFooter';
