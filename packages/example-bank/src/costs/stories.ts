/** What something costs on a day of today, before its commitment. */
interface CostStory {
  name: string;
  component?: string;
  account: string;
  service: string;
  /** EUR on an average day. */
  aDay: number;
  /** Share by which it grew in the last year. */
  growth: number;
  /** Latest days on which it crept up, and the share a day. */
  creeps?: { days: number; aDay: number };
}

const tagged = (
  component: string,
  aDay: number,
  growth: number,
  service = 'Managed Kubernetes',
): CostStory => ({
  name: `${component}/${service}`,
  component,
  account: 'production',
  service,
  aDay,
  growth,
});

/** Four products of the bank, and what nobody put a tag on. */
export const costStories: readonly CostStory[] = [
  tagged('churn-insights', 210, 0.35),
  tagged('churn-insights', 130, 0.3, 'Managed Database'),
  tagged('churn-insights-sundmark', 42, 0),
  tagged('segment-builder', 115, 0.1),
  tagged('payment-initiation', 390, 0.15),
  // Somebody left its logs at the level of debugging.
  { ...tagged('payment-router', 520, 0.2), creeps: { days: 20, aDay: 0.015 } },
  tagged('sanctions-screening', 310, 0.1),
  tagged('settlement-adapter', 260, 0.05),
  tagged('payment-status', 170, 0.1),
  tagged('onboarding-flow', 140, 0.1),
  tagged('identity-check', 95, 0.05),
  tagged('document-store', 180, 0.25, 'Object Storage'),
  tagged('consent-service', 40, 0),
  tagged('wealth-portal', 120, 0.1),
  tagged('advice-desk', 75, 0.05),
  tagged('environment-provisioning', 60, -0.2),
  {
    name: 'network',
    account: 'shared-network',
    service: 'Network',
    aDay: 190,
    growth: 0.05,
  },
];
