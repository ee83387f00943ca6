import { BankVendors } from './BankVendors';
import { sendWebhook } from './sendWebhook';
import { serveBank } from './serveBank';

const HOUR_MS = 3_600_000;
/** How often the record goes on, and by how much. */
const TICK_MS = 15_000;
const STEP_MS = 3 * HOUR_MS;
/** The record usually ends on a Friday afternoon, and nobody wants to wait for Monday. */
const WEEKEND_MS = 62 * HOUR_MS;

const numberIn = (env: NodeJS.ProcessEnv, name: string): number => {
  const number = Number(env[name]);
  if (!Number.isInteger(number) || number <= 0) {
    throw new Error(`${name} has to be a port; npm run live chooses it`);
  }
  return number;
};

/** What a record that goes on has not reached yet: nothing lies in the future. */
const WEEK_MS = 7 * 86_400_000;

/**
 * Serves the bank's tools until the process is stopped, and lets three hours
 * pass in them every fifteen seconds, for a week.
 */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const now = Date.now();
  const vendors = BankVendors.create(now);
  let ahead = 0;
  vendors.goOn(ahead);
  await serveBank({
    vendors,
    ports: {
      jira: numberIn(env, 'DELIVERY_JIRA_PORT'),
      serviceNow: numberIn(env, 'DELIVERY_SERVICENOW_PORT'),
      gitHub: numberIn(env, 'DELIVERY_GITHUB_PORT'),
    },
  });
  process.stdout.write('The tools of the bank answer.\n');
  const backend = numberIn(env, 'DELIVERY_BACKEND_PORT');
  const timer = setInterval(() => {
    ahead += ahead === 0 ? WEEKEND_MS : STEP_MS;
    const webhooks = vendors.goOn(ahead);
    webhooks.forEach(body =>
      sendWebhook(body, {
        address: `http://localhost:${backend}/api/delivery/webhooks/github-bank`,
        secret: env.DELIVERY_WEBHOOK_SECRET ?? '',
      }),
    );
    process.stdout.write(
      `The bank's record has gone on by ${ahead / HOUR_MS} hours.\n`,
    );
    if (ahead >= WEEK_MS) {
      clearInterval(timer);
    }
  }, TICK_MS);
}
