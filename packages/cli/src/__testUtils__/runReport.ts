import { Report } from '@delivery-stack/flow';
import { Run, runDelivery } from './runDelivery';

export type { Run };

/** Runs `delivery report` in this process. */
export async function runReport(...args: string[]): Promise<Run> {
  return runDelivery('report', ...args);
}

/** {@link runReport} with `--format json`, read. */
export async function runJson(
  ...args: string[]
): Promise<Run & { report: Report }> {
  const run = await runReport('--format', 'json', ...args);
  return { ...run, report: JSON.parse(run.out) };
}
