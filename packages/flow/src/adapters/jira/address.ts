import { AdapterContext } from '../context';

/** Where a Jira lives: `https://bank.atlassian.net`, or with a context path. */
export interface JiraAddress {
  source: string;
  /** Undefined where issues have no page that the address would reveal. */
  browse?: string;
}

/** Calls through OAuth go to this host; it is not where people open issues. */
const API_GATEWAY = /^https:\/\/api\.atlassian\.com\//;

/**
 * Address of the Jira that an object's `self` points into.
 */
export function addressOf(
  self: string | undefined,
  context: AdapterContext,
): JiraAddress {
  const base = /^(https?:\/\/.+?)\/rest\//.exec(self ?? '')?.[1];
  if (base && !API_GATEWAY.test(`${base}/`)) {
    return { source: base, browse: `${base}/browse/` };
  }
  const { source } = context;
  return {
    source: source ?? base ?? 'jira',
    browse: source?.startsWith('http')
      ? `${source.replace(/\/$/, '')}/browse/`
      : undefined,
  };
}

/** The issue key that a path such as `PAY-12/changelog.json` carries. */
export function issueKeyOf(pathHint: string | undefined): string | undefined {
  return /(?:^|[^A-Za-z0-9])([A-Z][A-Z0-9_]+-\d+)(?![A-Za-z0-9])/.exec(
    pathHint ?? '',
  )?.[1];
}
