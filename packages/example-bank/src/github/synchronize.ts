import { Mainlines } from '../history/mainline';
import { Change } from '../model/change';
import { SECOND } from '../time/instants';
import { githubTime } from '../time/wireTime';
import { account, repositoryOf } from './address';
import { pullOf } from './pull';
import { askedAgain } from './timeline';

/** A commit is pushed a little after it is made. */
const PUSHED = 20 * SECOND;

/**
 * The webhooks of pushes to a pull request under review.
 *
 * @remarks
 * No REST answer says when a branch was pushed, so the bank keeps these
 * deliveries. Each shows the pull request as it stood then.
 */
export function synchronizations(change: Change, mainlines: Mainlines) {
  return askedAgain(change).map(at => {
    const commits = change.commits.filter(commit => commit.at <= at);
    const pull = pullOf(
      {
        ...change,
        commits,
        reviews: change.reviews.filter(review => review.at <= at),
        merged: undefined,
        mergeSha: undefined,
        abandoned: undefined,
      },
      mainlines,
    );
    return {
      action: 'synchronize',
      number: change.number,
      before: commits[commits.length - 2]?.sha ?? pull.base.sha,
      after: pull.head.sha,
      pull_request: { ...pull, updated_at: githubTime(at + PUSHED) },
      repository: repositoryOf(change.component),
      sender: account(change.author),
    };
  });
}
