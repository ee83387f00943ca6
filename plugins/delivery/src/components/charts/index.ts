export { AgeStrip } from './AgeStrip';
export { ChartOrTable } from './ChartOrTable';
export { describeKinds, KindBar } from './KindBar';
export { MarkText } from './MarkText';
export { nextMark } from './nextMark';
export { describePercentiles, PercentileStrip } from './PercentileStrip';
export { RateStrip } from './RateStrip';
export { ShareBar } from './ShareBar';
export { useMarks } from './useMarks';
