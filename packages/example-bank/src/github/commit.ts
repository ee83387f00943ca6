import { Mainlines } from '../history/mainline';
import { Change, Commit } from '../model/change';
import { bank } from '../organisation/bank';
import { nameOf } from '../organisation/people';
import { githubTime } from '../time/wireTime';
import { account, apiOf, webOf } from './address';
import { baseOf } from './pull';

function signature({ by, at }: Commit) {
  const mailbox = by.replace('[bot]', '');
  return {
    name: nameOf(by),
    email: `${mailbox}@${bank.mail}`,
    date: githubTime(at),
  };
}

/** The commits of a change, oldest first, each on top of the one before. */
export function commitsOf(change: Change, mainlines: Mainlines) {
  const { component, commits, ticket } = change;
  const prefix = ticket?.key ? `${ticket.key} ` : '';
  let parent = baseOf(change, mainlines);
  return commits.map(commit => {
    const { sha, by, message } = commit;
    const wire = {
      url: `${apiOf(component)}/commits/${sha}`,
      sha,
      html_url: `${webOf(component)}/commit/${sha}`,
      commit: {
        author: signature(commit),
        committer: signature(commit),
        message: `${prefix}${message}`,
        comment_count: 0,
      },
      author: account(by),
      committer: account(by),
      parents: [{ sha: parent, url: `${apiOf(component)}/commits/${parent}` }],
    };
    parent = sha;
    return wire;
  });
}
