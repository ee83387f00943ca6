import { FactData } from '@delivery-stack/flow';

type Finding = FactData['finding.reported'];

/** What the bank's scanner found; days are before now. */
export interface FindingStory {
  number: number;
  repository: string;
  severity: Finding['severity'];
  rule: string;
  title: string;
  /** Days ago. */
  opened: number;
  /** Days ago; absent: still open. */
  ended?: { state: 'fixed' | 'dismissed'; days: number };
}

/** Repositories that are scanned every week: not the document store, which nobody connected. */
export const scannedRepositories: readonly string[] = [
  'churn-insights',
  'churn-insights-sundmark',
  'segment-builder',
  'payment-initiation',
  'payment-router',
  'sanctions-screening',
  'settlement-adapter',
  'payment-status',
  'onboarding-flow',
  'identity-check',
  'consent-service',
];

/**
 * One high finding is tolerated by who calls customers, and not by who moves
 * money in seconds, where it is open for weeks.
 */
export const findingStories: readonly FindingStory[] = [
  {
    number: 1,
    repository: 'churn-insights',
    severity: 'high',
    rule: 'sql-built-from-text',
    title: 'A query is built from text that a caller sends',
    opened: 12,
  },
  {
    number: 2,
    repository: 'churn-insights',
    severity: 'critical',
    rule: 'vulnerable-dependency',
    title: 'A library that reads archives writes outside their folder',
    opened: 61,
    ended: { state: 'fixed', days: 58 },
  },
  {
    number: 3,
    repository: 'payment-router',
    severity: 'high',
    rule: 'vulnerable-dependency',
    title: 'A library that parses dates takes hours for one text',
    opened: 47,
  },
  {
    number: 4,
    repository: 'payment-status',
    severity: 'medium',
    rule: 'verbose-errors',
    title: 'An error tells its caller where it happened',
    opened: 30,
  },
  {
    number: 5,
    repository: 'sanctions-screening',
    severity: 'high',
    rule: 'weak-random',
    title: 'A token is drawn from numbers that can be guessed',
    opened: 120,
    ended: { state: 'dismissed', days: 118 },
  },
  {
    number: 6,
    repository: 'onboarding-flow',
    severity: 'low',
    rule: 'missing-header',
    title: 'A page may be shown within another one',
    opened: 20,
  },
];
