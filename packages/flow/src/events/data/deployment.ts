import { z } from 'zod';
import { personData, short } from './person';

/**
 * A deployment, and what became of it.
 *
 * `service.deployed` is a success; other endings are `deployment.statuschanged`
 * with their state. A deployment without any of them has an unknown duration.
 */
export const deploymentData = z.object({
  /** `<owner>/<repository>/deployments/<id>`, unique within the source. */
  key: short,
  /** Owner and name; from a tool that hosts no code, the address it cloned. */
  repository: short.optional(),
  /** As the source names it; production is decided by configuration. */
  environment: short,
  /** The service that was deployed, where the source names it. */
  service: short.optional(),
  /** What was deployed, as a package URL, where the source names it. */
  artifact: short.optional(),
  sha: short.optional(),
  ref: short.optional(),
  run: short.optional(),
  state: z
    .enum([
      'waiting',
      'queued',
      'pending',
      'inProgress',
      'success',
      'failure',
      'error',
      'inactive',
    ])
    .optional(),
  actor: personData.optional(),
  url: short.optional(),
});

/** Something broke in an environment, or works again. */
export const incidentData = z.object({
  key: short,
  title: short.optional(),
  environment: short.optional(),
  repository: short.optional(),
  service: short.optional(),
  /** Key of the deployment that the source links as its cause. */
  deployment: short.optional(),
  ticket: short.optional(),
  url: short.optional(),
});
