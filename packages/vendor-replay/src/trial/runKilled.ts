import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ReplayServer } from '../replay';

/** What the child process is told; see `child.ts`. */
export interface ChildTask {
  /** Knex configuration of a database that outlives the child. */
  database: object;
  /** Package whose default export is the module on trial. */
  module: string;
  delivery: object;
  config?: object;
  source: string;
  now: number;
}

/** See {@link runKilled}. */
export interface KilledOptions extends ChildTask {
  server: ReplayServer;
  /** Requests that the server has answered when the child is killed. */
  after: number;
}

/**
 * Runs a source in a process of its own and kills that with SIGKILL.
 *
 * @returns False where the run came to its end before it could be killed.
 */
export async function runKilled(options: KilledOptions): Promise<boolean> {
  const { server, after, ...task } = options;
  const child = start(task);
  const before = server.requests.length;
  let killed = false;
  server.onRequest(() => {
    if (!killed && server.requests.length - before >= after) {
      killed = true;
      child.kill('SIGKILL');
    }
  });
  const output: Buffer[] = [];
  child.stderr?.on('data', chunk => output.push(chunk));
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL' && code !== 0) {
    throw new Error(
      `The child ended with ${code}: ${Buffer.concat(output)
        .toString('utf8')
        .slice(-2_000)}`,
    );
  }
  return signal === 'SIGKILL';
}

/** TypeScript runs as `backstage-cli package start` runs it. */
function start(task: ChildTask): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolvePackagePath('@delivery-stack/vendor-replay', 'src/trial/child.ts'),
    ],
    {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DELIVERY_TRIAL: JSON.stringify(task),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
}
