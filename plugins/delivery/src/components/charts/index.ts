export { AgeStrip } from './AgeStrip';
export { ChartOrTable } from './ChartOrTable';
export { describeKinds, KindBar } from './KindBar';
export { describePercentiles, PercentileStrip } from './PercentileStrip';
export { RateStrip } from './RateStrip';
export { ShareBar } from './ShareBar';
