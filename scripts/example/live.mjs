/**
 * `npm run live`: the example fed by local servers of the bank's Jira,
 * ServiceNow and GitHub, whose record goes on while one looks at it.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { tellingCures } from '../launch/launchError.mjs';
import { root } from '../launch/paths.mjs';
import { choosePorts, freePort } from './ports.mjs';
import { runExample } from './runExample.mjs';

const CONFIGS = ['app-config.yaml', 'app-config.live.yaml'];

/** Where the tools of the bank answer, and what signs their webhooks. */
async function toolEnvironment() {
  const [jira, serviceNow, gitHub] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
  ]);
  return {
    DELIVERY_JIRA_PORT: String(jira),
    DELIVERY_SERVICENOW_PORT: String(serviceNow),
    DELIVERY_GITHUB_PORT: String(gitHub),
    DELIVERY_WEBHOOK_SECRET: randomBytes(16).toString('hex'),
  };
}

await tellingCures(async () => {
  const { backend } = choosePorts(process.env);
  const env = {
    ...process.env,
    ...(await toolEnvironment()),
    DELIVERY_BACKEND_PORT: String(backend),
  };
  const tools = spawn(
    process.execPath,
    [join(root, 'packages/example-vendors/bin/vendors')],
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  try {
    await runExample({ env, configs: CONFIGS });
  } finally {
    tools.kill();
  }
});
