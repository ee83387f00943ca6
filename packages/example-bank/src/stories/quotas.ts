import { Quota } from '../random/quota';

/**
 * What happens how often, where a figure on screen depends on it.
 *
 * @remarks
 * The board almost never catches anything (embed), the security review only
 * where the risk is high (target), data access a little (no verdict), code
 * review often and fast (keep).
 */
export class Quotas {
  /** Once, in the middle of the year: the last 90 days have none. */
  readonly boardCatches = new Quota(1 / 400, 0.725);
  readonly securityCatches = {
    High: new Quota(0.32),
    Medium: new Quota(0.06),
    Low: new Quota(0),
  };
  readonly dataCatches = new Quota(0.035);
  readonly architectureCatches = new Quota(0.05);
  readonly reviewAsksForChanges = new Quota(0.22);
  readonly deploymentFails = new Quota(0.06);
  readonly askLost = new Quota(0.04);
  readonly rerun = new Quota(0.1);
  readonly reopened = new Quota(0.03);
  readonly waitsForSupplier = new Quota(0.08);
  readonly onHold = new Quota(0.05);
  readonly frozen = new Quota(0.2);
  readonly withoutHistory = new Quota(0.04);
  readonly retention = new Quota(0.09);
  readonly rejected = new Quota(0.02);
  readonly highRisk = new Quota(0.22);
  readonly mediumRisk = new Quota(0.42);
  readonly reviewed = {
    High: new Quota(1),
    Medium: new Quota(0.55),
    Low: new Quota(0.62),
  };
  readonly usesData = new Quota(0.7);
  readonly reviewTicket = new Quota(0.3);
}
