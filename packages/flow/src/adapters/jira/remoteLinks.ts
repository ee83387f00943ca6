import { FactData } from '../../events/factData';
import { recordNumbersIn } from '../../link/records';
import { recordIn, recordsIn, textIn } from '../reading';
import { Issue } from './issue';

type Links = NonNullable<FactData['ticket.updated']['links']>;

/** Pages of a change or a commit, as GitHub, GitLab and Azure DevOps address them. */
const CHANGE_PAGES = [
  /^https?:\/\/[^/?#]+\/[^/?#]+\/[^/?#]+\/(?:pull\/\d+|commit\/[0-9a-f]{7,64})(?![^/?#])/,
  /^https?:\/\/[^/?#]+\/[^?#]+?\/-\/(?:merge_requests\/\d+|commit\/[0-9a-f]{7,64})(?![^/?#])/,
  /^https?:\/\/[^/?#]+\/[^?#]+?\/_git\/[^/?#]+\/(?:pullrequest\/\d+|commit\/[0-9a-f]{7,64})(?![^/?#])/,
];

const MOST_CHANGES = 200;

/** Navigation of ServiceNow encodes the address of its frame, some twice. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(url));
  } catch {
    return url;
  }
}

/** The pages that an issue links; fetched apart, beside the fields. */
const pagesOf = ({ values }: Issue) =>
  recordsIn(values, 'remotelinks').map(link => recordIn(link, 'object'));

/** Addresses of the changes and commits that an issue links, without what follows them. */
export function changesLinkedBy(issue: Issue): string[] {
  const found = pagesOf(issue).flatMap(page => {
    const url = textIn(page, 'url') ?? '';
    const match = CHANGE_PAGES.map(form => form.exec(url)?.[0]).find(Boolean);
    return match ?? [];
  });
  return [...new Set(found)].sort().slice(0, MOST_CHANGES);
}

/** Records of a service-management tool that an issue links; the number may stand in a title or in a query. */
export function recordsLinkedBy(issue: Issue): Links {
  const texts = pagesOf(issue).map(
    page =>
      `${textIn(page, 'title') ?? ''} ${decoded(textIn(page, 'url') ?? '')}`,
  );
  return recordNumbersIn(texts.join('\n')).map(key => ({
    type: 'is correlated with',
    key,
  }));
}
