export {
  LegacyOwnerEnvironmentsCard,
  OwnerEnvironmentsCard,
} from './OwnerEnvironmentsCard';
export {
  LegacyPatternSignOffCard,
  PatternSignOffCard,
} from './PatternSignOffCard';
export {
  LegacyPodEnvironmentCard,
  PodEnvironmentCard,
} from './PodEnvironmentCard';
