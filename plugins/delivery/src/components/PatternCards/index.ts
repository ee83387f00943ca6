export {
  LegacyPatternSignOffCard,
  PatternSignOffCard,
} from './PatternSignOffCard';
export {
  LegacyPodEnvironmentCard,
  PodEnvironmentCard,
} from './PodEnvironmentCard';
