import { AdapterContext } from '../context';
import { LONGEST_ID, textIn, Values } from '../reading';

/** Where a Jira lives, such as `https://bank.atlassian.net`, perhaps with a context path. */
export interface JiraAddress {
  /** `jira:<host and context path>`: gate rules match the part before the colon. */
  source: string;
  /** Undefined where issues have no page that the address would reveal. */
  browse?: string;
}

/** Calls through OAuth go to this host; it is not where people open issues. */
const API_GATEWAY = /^https:\/\/api\.atlassian\.com\//;

const sourceOf = (base: string) =>
  /^https?:/.test(base)
    ? `jira:${base.replace(/^https?:\/\/|\/$/g, '').toLowerCase()}`
    : base;

/** Address of the Jira that an object's `self` points into. */
export function addressOf(
  self: string | undefined,
  context: AdapterContext,
): JiraAddress {
  const found = /^(https?:\/\/.+?)\/rest\//.exec(self ?? '')?.[1];
  const isSite = found !== undefined && !API_GATEWAY.test(`${found}/`);
  const base = isSite ? found : context.source ?? found ?? 'jira';
  const opens = isSite || /^https?:/.test(context.source ?? '');
  return {
    source: sourceOf(base),
    browse: opens ? `${base.replace(/\/$/, '')}/browse/` : undefined,
  };
}

/** The key of an issue. */
export const keyIn = (values: Values, field = 'key'): string | undefined =>
  textIn(values, field, LONGEST_ID);

/** The issue key that a path such as `PAY-12/changelog.json` carries. */
export function issueKeyOf(pathHint: string | undefined): string | undefined {
  return /(?:^|[^A-Za-z0-9])([A-Z][A-Z0-9_]+-\d+)(?![A-Za-z0-9])/.exec(
    pathHint ?? '',
  )?.[1];
}
