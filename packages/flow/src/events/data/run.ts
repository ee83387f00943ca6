import { z } from 'zod';
import { personData, short } from './person';

/** How a run, a task or a deployment ended. */
export const outcome = z.enum([
  'success',
  'failure',
  'cancel',
  'error',
  'skip',
]);

/** One attempt of a pipeline run. */
export const runData = z.object({
  /** The run without its attempt, e.g. `<owner>/<repository>/runs/123`. */
  run: short,
  attempt: z.number().int().min(1).default(1),
  repository: short.optional(),
  pipeline: short.optional(),
  headSha: short.optional(),
  branch: short.optional(),
  /** Keys of the changes that the source says it ran for. */
  changes: z.array(short).max(200).optional(),
  /** What started it: `push`, `schedule`, `workflow_dispatch` … */
  trigger: short.optional(),
  /** The environment that the run provisions or deploys to, where known. */
  environment: short.optional(),
  /** Ticket keys that the source itself names. */
  tickets: z.array(short).max(200).optional(),
  outcome: outcome.optional(),
  actor: personData.optional(),
  url: short.optional(),
});

/** One task (job) of a run's attempt. */
export const taskData = runData.extend({
  /** The task's own key, e.g. `<owner>/<repository>/jobs/456`. */
  task: short,
  name: short.optional(),
  /** Labels of the runner that it waits for. */
  runner: z.array(short).max(100).optional(),
  /**
   * True for a check of another tool, which only reports: it is in a figure
   * where a gate names it, and nowhere else.
   */
  evaluation: z.boolean().optional(),
});
