import { main } from '../main';

/** What a command line said, and how it ended. */
export interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs any command line in this process. */
export async function runDelivery(...args: string[]): Promise<Run> {
  const run: Run = { code: 0, out: '', err: '' };
  await main(['node', 'delivery', ...args], {
    stdout: { write: text => (run.out += text) },
    stderr: { write: text => (run.err += text) },
    exit: code => {
      run.code = code;
    },
  });
  return run;
}
