export { JiraSite } from './JiraSite';
export type { IssueExtras, JiraSiteOptions } from './JiraSite';
export { serveJira } from './serveJira';
export type { ServedSite, ServeJiraOptions } from './serveJira';
export { replayJiraAccount, SiteAccess } from './SiteAccess';
export type { SiteIssue, SiteStatus } from './types';
export { issueWebhook, signedWebhook } from './webhook';
export type { SentWebhook } from './webhook';
