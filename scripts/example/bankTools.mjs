import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { root } from '../launch/paths.mjs';
import { freePort } from './ports.mjs';

/** Configuration of an example that polls these tools, beside its own. */
export const liveConfigs = ['app-config.live.yaml'];

/**
 * Starts servers of the bank's Jira, ServiceNow and GitHub, whose record goes on.
 *
 * @param {{ env: NodeJS.ProcessEnv, backendPort: number, stdio: import('node:child_process').StdioOptions }} options
 * @returns the environment of an example that polls them, and how to stop them
 */
export async function startBankTools({ env, backendPort, stdio }) {
  const [jira, serviceNow, gitHub] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
  ]);
  const toolEnv = {
    ...env,
    DELIVERY_BACKEND_PORT: String(backendPort),
    DELIVERY_JIRA_PORT: String(jira),
    DELIVERY_SERVICENOW_PORT: String(serviceNow),
    DELIVERY_GITHUB_PORT: String(gitHub),
    DELIVERY_WEBHOOK_SECRET: randomBytes(16).toString('hex'),
  };
  const tools = spawn(
    process.execPath,
    [join(root, 'packages/example-vendors/bin/vendors')],
    { cwd: root, env: toolEnv, stdio },
  );
  return { env: toolEnv, stop: () => tools.kill() };
}
