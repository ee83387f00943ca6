/**
 * `npm run live`: the example fed by local servers of the bank's Jira,
 * ServiceNow and GitHub, whose record goes on while one looks at it.
 */
import { tellingCures } from '../launch/launchError.mjs';
import { liveConfigs, startBankTools } from './bankTools.mjs';
import { choosePorts } from './ports.mjs';
import { runExample } from './runExample.mjs';

await tellingCures(async () => {
  const tools = await startBankTools({
    env: process.env,
    backendPort: choosePorts(process.env).backend,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    await runExample({ env: tools.env, configs: liveConfigs });
  } finally {
    tools.stop();
  }
});
