import { createHmac } from 'node:crypto';
import { SiteIssue } from './types';

/** A webhook as Jira sends it: the body's bytes, and the headers it is signed in. */
export interface SentWebhook {
  headers: Record<string, string>;
  body: string;
}

/** Signs a body as Jira does with the secret of a webhook. */
export function signedWebhook(body: unknown, secret: string): SentWebhook {
  const text = JSON.stringify(body);
  const digest = createHmac('sha256', secret).update(text).digest('hex');
  return {
    headers: {
      'content-type': 'application/json',
      'x-hub-signature': `sha256=${digest}`,
    },
    body: text,
  };
}

/**
 * What Jira tells when an issue changed: the issue without comments, and the
 * entry of its changelog without its time.
 */
export function issueWebhook(
  issue: SiteIssue,
  webhookEvent: 'jira:issue_created' | 'jira:issue_updated',
): object {
  const { changelog, fields, ...rest } = issue;
  const { comment: _, ...sent } = fields;
  const { created: _at, author, ...entry } = changelog?.histories?.[0] ?? {};
  return {
    timestamp: Date.parse(fields.updated) + 40,
    webhookEvent,
    user: author,
    issue: { ...rest, fields: sent },
    ...(webhookEvent === 'jira:issue_updated' && { changelog: entry }),
  };
}
