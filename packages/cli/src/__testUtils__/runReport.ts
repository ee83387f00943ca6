import { Report } from '@delivery-stack/flow';
import { main } from '../main';

/** What a command line said, and how it ended. */
export interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs `delivery report` in this process. */
export async function runReport(...args: string[]): Promise<Run> {
  const run: Run = { code: 0, out: '', err: '' };
  await main(['node', 'delivery', 'report', ...args], {
    stdout: { write: text => (run.out += text) },
    stderr: { write: text => (run.err += text) },
    exit: code => {
      run.code = code;
    },
  });
  return run;
}

/** {@link runReport} with `--format json`, read. */
export async function runJson(
  ...args: string[]
): Promise<Run & { report: Report }> {
  const run = await runReport('--format', 'json', ...args);
  return { ...run, report: JSON.parse(run.out) };
}
