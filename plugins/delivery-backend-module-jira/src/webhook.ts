import {
  sameSecret,
  signatureOf,
  SourceWebhook,
  WebhookReading,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraConfig } from './config/readJiraConfig';
import { isIssueName } from './streams/wishes';

const SIGNATURE = 'x-hub-signature';

/** What happened stays in the record, whatever is deleted. */
const FORGOTTEN = /^(jira:issue_deleted|comment_deleted|worklog_deleted)$/;

type Values = Record<string, any>;

/** Data Center tells of a comment without its issue, which the address names. */
const issueIn = (address: unknown) =>
  /\/issue\/(\d+)\/comment\//.exec(String(address))?.[1];

/** Everything that may name an issue, in the order of how well it does. */
function issuesNamed(body: Values): string[] {
  const { issue, comment, issueLink, key } = body;
  const named = issue?.key ?? issueIn(comment?.self) ?? key;
  const ends = [issueLink?.sourceIssueId, issueLink?.destinationIssueId];
  return [named, ...ends].map(String).filter(isIssueName);
}

function readBody(body: Values): WebhookReading {
  const event = String(body.webhookEvent ?? '').slice(0, 100);
  const wishes = FORGOTTEN.test(event) ? [] : issuesNamed(body);
  if (wishes.length > 0) {
    return { adaptations: [], wishes };
  }
  return {
    adaptations: [
      event
        ? {
            facts: [],
            ignored: `webhook ${event}: it is about no issue, or about one that was deleted`,
          }
        : {
            facts: [],
            unrecognised:
              'a webhook that names neither its event nor an issue; send the whole body',
          },
    ],
  };
}

/**
 * How a site tells what happens; undefined where nothing is configured.
 *
 * @remarks
 * A webhook is a wish, whatever it holds: the issue is fetched. It says that a
 * status changed, but not when: its `timestamp` is that of the sending, and the
 * issue in it may be older or newer than the change. Nor does it say whether
 * the issue's project is selected.
 */
export function webhookOf({
  secret,
  topic,
}: JiraConfig['webhooks']): SourceWebhook | undefined {
  if (!secret && !topic) {
    return undefined;
  }
  return {
    topic,
    verify: ({ headers, rawBody }) =>
      Boolean(secret) &&
      sameSecret(
        headers[SIGNATURE],
        `sha256=${signatureOf(rawBody, { secret: secret! })}`,
      ),
    read: ({ body }) =>
      readBody(typeof body === 'object' && body !== null ? body : {}),
  };
}
