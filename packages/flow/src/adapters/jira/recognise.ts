import { isRecord, textIn, Values } from '../reading';
import { isApproval } from './approvals';

/** A webhook names its event; automation rules may send the issue alone. */
export const isWebhook = (payload: Values) =>
  typeof payload.webhookEvent === 'string';

export const isIssue = (payload: Values) =>
  typeof payload.key === 'string' && isRecord(payload.fields);

export const isSearchAnswer = (payload: Values) =>
  Array.isArray(payload.issues);

const listOf = (values: Values, field: string) => {
  const list = values[field];
  return Array.isArray(list) ? list : [];
};

export const isApprovalPage = (payload: Values) =>
  listOf(payload, 'values').length > 0 &&
  listOf(payload, 'values').every(isApproval);

export const isChangelogPage = (payload: Values) =>
  listOf(payload, 'values').length > 0 &&
  listOf(payload, 'values').every(
    each => isRecord(each) && Array.isArray(each.items),
  );

export const isCommentPage = (payload: Values) =>
  Array.isArray(payload.comments);

/** A link to a page elsewhere; it says neither whose it is nor since when. */
export const isRemoteLink = (payload: Values) =>
  isRecord(payload.object) && typeof payload.object.url === 'string';

/** Settings that a folder of Jira answers often holds beside the issues. */
export function settingIn(payload: Values): string | undefined {
  if ('columnConfig' in payload) {
    return 'board configuration';
  }
  if (Array.isArray(payload.transitions)) {
    return 'transitions that are possible, not made';
  }
  if ('statusCategory' in payload && !('fields' in payload)) {
    return 'list of statuses';
  }
  if ('colorName' in payload && !('fields' in payload)) {
    return 'list of status categories';
  }
  const [first] = listOf(payload, 'values');
  if (
    'originBoardId' in payload ||
    (isRecord(first) && 'originBoardId' in first)
  ) {
    return 'sprints, which are plans';
  }
  const self = textIn(payload, 'self') ?? '';
  const setting =
    /\/rest\/api\/[^/]+\/(resolution|priority|issuetype|project|field|user|component|version|issueLinkType)\//.exec(
      self,
    );
  return setting && !('fields' in payload)
    ? `list of ${setting[1]}s`
    : undefined;
}

/** A page without anything on it. */
export const isEmptyPage = (payload: Values) =>
  Array.isArray(payload.values) && payload.values.length === 0;
