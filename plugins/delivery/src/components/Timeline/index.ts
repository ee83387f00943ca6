export {
  describeMilestone,
  MILESTONE_LABELS,
  requestedToProductive,
} from './describe';
export { JourneyTimeline } from './JourneyTimeline';
export { layOutJourney } from './lanes';
