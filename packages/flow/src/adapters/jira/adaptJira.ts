import {
  Adaptation,
  combine,
  ignored,
  nothing,
  orMissing,
  unrecognised,
} from '../adaptation';
import { AdapterContext } from '../context';
import { describe, isRecord, recordsIn, textIn, Values } from '../reading';
import { addressOf, issueKeyOf } from './address';
import { isApproval, pageApprovals } from './approvals';
import { commentFacts } from './comments';
import { changelogOf, historiesOf } from './histories';
import { historyFacts } from './historyFacts';
import { issueOf } from './issue';
import { issueFacts } from './issueFacts';
import {
  isApprovalPage,
  isChangelogPage,
  isCommentPage,
  isEmptyPage,
  isIssue,
  isRemoteLink,
  isSearchAnswer,
  isWebhook,
  settingIn,
} from './recognise';
import { adaptWebhook } from './webhook';

function adaptIssue(values: Values, context: AdapterContext): Adaptation {
  const issue = issueOf(
    values,
    addressOf(textIn(values, 'self'), context),
    context,
  );
  const changelog = changelogOf(values, context);
  const facts = issueFacts(issue, changelog);
  if (changelog && !changelog.complete) {
    return {
      facts,
      unrecognised: `${issue.key}: the changelog is cut off; fetch all pages of /rest/api/3/issue/${issue.key}/changelog as well`,
    };
  }
  return facts.length
    ? { facts }
    : unrecognised(
        `${issue.key}: no times; fetch it with fields=*all&expand=changelog`,
      );
}

/** Pages that name their issue in their path only. */
function adaptPage(
  payload: Values,
  what: string,
  context: AdapterContext,
): Adaptation {
  const key = issueKeyOf(context.pathHint);
  if (!key) {
    return unrecognised(
      `a page of ${what} does not say which issue it belongs to; put the key into its path, like PAY-12/${what}.json`,
    );
  }
  const [first = {}] = recordsIn(
    payload,
    what === 'comments' ? 'comments' : 'values',
  );
  const self = textIn(payload, 'self') ?? textIn(first, 'self');
  const issue = {
    key,
    id: `issue/${key}`,
    address: addressOf(self, context),
    context,
  };
  return what === 'comments'
    ? { facts: commentFacts(issue, recordsIn(payload, 'comments')) }
    : {
        facts: historiesOf(recordsIn(payload, 'values'), context, key).flatMap(
          history => historyFacts(issue, history),
        ),
      };
}

/** Lists that belong to an issue and stand on pages of their own. */
function adaptList(
  payload: Values,
  context: AdapterContext,
): Adaptation | undefined {
  if (isApproval(payload) || isApprovalPage(payload)) {
    const approvals = isApproval(payload)
      ? [payload]
      : recordsIn(payload, 'values');
    const facts = pageApprovals(
      approvals,
      issueKeyOf(context.pathHint),
      context,
    );
    return orMissing({ facts }, 'an approval');
  }
  if (isChangelogPage(payload)) {
    // Entries that change neither status nor resolution are no facts here.
    const page = adaptPage(payload, 'changelog', context);
    return page.facts.length || page.unrecognised
      ? page
      : ignored('a page of changelog without a change of status or resolution');
  }
  if (isCommentPage(payload)) {
    const page = adaptPage(payload, 'comments', context);
    return recordsIn(payload, 'comments').length
      ? orMissing(page, 'a page of comments')
      : ignored('an empty page');
  }
  return undefined;
}

function adaptObject(payload: Values, context: AdapterContext): Adaptation {
  if (isWebhook(payload)) {
    return adaptWebhook(payload, context);
  }
  if (isIssue(payload)) {
    return adaptIssue(payload, context);
  }
  const list = adaptList(payload, context);
  if (list) {
    return list;
  }
  if (isRemoteLink(payload)) {
    return unrecognised(
      'a remote link alone says neither whose it is nor since when; put the list into its issue, as `remotelinks` beside `fields`',
    );
  }
  const setting = settingIn(payload);
  if (setting || isEmptyPage(payload)) {
    return ignored(
      setting ? `${setting}: settings, not events` : 'an empty page',
    );
  }
  const what = describe(payload);
  return unrecognised(
    `${what} is no issue, search answer, approval or webhook of Jira`,
  );
}

/**
 * Reads any payload of Jira as facts.
 *
 * @remarks
 * Search answers, single issues, lists, service-desk approvals and webhooks,
 * recognised by their shape; see the head of this folder's index for all of
 * them and for what is knowingly not used. Never throws.
 *
 * @public
 */
export function adaptJira(
  payload: unknown,
  context: AdapterContext = {},
): Adaptation {
  if (Array.isArray(payload)) {
    return payload.length
      ? combine(payload.map(each => adaptJira(each, context)))
      : nothing();
  }
  if (!isRecord(payload)) {
    return unrecognised(`${describe(payload)} is no JSON object of Jira`);
  }
  if (isSearchAnswer(payload)) {
    const issues = recordsIn(payload, 'issues');
    return issues.length
      ? combine(issues.map(each => adaptObject(each, context)))
      : nothing();
  }
  return adaptObject(payload, context);
}
