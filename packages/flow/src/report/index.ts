export { buildReport } from './buildReport';
export { JourneySum, type JourneyFrame } from './journeySum';
export type {
  DeliveryFigures,
  GateFigures,
  InputFigures,
  JourneyFigures,
  KindSeconds,
  Report,
  StepFigures,
} from './report';
export {
  elapsedEverywhere,
  elapsedTime,
  workingTime,
  type Stopwatch,
  type Stopwatches,
} from './stopwatch';
