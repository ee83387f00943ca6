export { ContributionCard, LegacyContributionCard } from './ContributionCard';
export { LegacyOutcomeCard, OutcomeCard } from './OutcomeCard';
