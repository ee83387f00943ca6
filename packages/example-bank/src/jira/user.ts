import { bank } from '../organisation/bank';
import { nameOf } from '../organisation/people';

/** A person as Jira writes them; addresses end in a domain that cannot exist. */
export function jiraUser(login: string) {
  return {
    self: `${bank.jira}/rest/api/2/user?username=${login}`,
    name: login,
    key: login,
    emailAddress: `${login}@${bank.mail}`,
    displayName: nameOf(login),
    active: true,
    timeZone: 'Europe/Berlin',
  };
}
