import {
  idIn,
  isRecord,
  recordIn,
  recordsIn,
  textIn,
  textsIn,
  Values,
} from '../reading';

/** What a build checked out. */
export interface Checkout {
  /** The address that was cloned, without credentials. */
  address?: string;
  /** Owner and name of it. */
  repository?: string;
  headSha?: string;
  branch?: string;
}

/** Credentials may stand in an address; they are nobody's business. */
const withoutCredentials = (address: string) =>
  address.replace(/^(https?:\/\/)[^/@]*@/i, '$1').slice(0, 2_000);

/** `bank/ledger` of `https://host/bank/ledger.git` and of `git@host:bank/ledger.git`. */
function repositoryIn(address: string): string | undefined {
  const [, path] =
    /^(?:https?|ssh|git):\/\/[^/?#]+\/([^?#]+)$/i.exec(address) ??
    /^[\w.-]+@[\w.-]+:(?!\/\/)([^?#]+)$/.exec(address) ??
    [];
  return path
    ?.replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace('/_git/', '/');
}

/** How Jenkins calls the branch of a pull or merge request: no branch of anybody's. */
const CHANGE_REQUEST = /^(PR|MR|pull|merge-requests)[-/]\d+(-(head|merge))?$/i;

/** A branch as it is called where it lives; undefined for what is none. */
function branchNamed(name: string | undefined): string | undefined {
  const branch = name
    ?.replace(/^refs\/(remotes\/[^/]+|heads)\//, '')
    .replace(/^origin\//, '');
  const isNone =
    !branch || /^(detached|HEAD)$/i.test(branch) || CHANGE_REQUEST.test(branch);
  return isNone ? undefined : branch;
}

const shaIn = (revision: Values): string | undefined => {
  const sha = textIn(revision, 'SHA1')?.toLowerCase();
  return sha && /^[0-9a-f]{7,64}$/.test(sha) ? sha : undefined;
};

/**
 * The commit that somebody pushed.
 *
 * A build of a pull request checks a merge out that exists nowhere else;
 * `marked` is the head that was merged.
 */
function headOf(data: Values, number: string | undefined): string | undefined {
  const own = Object.values(recordIn(data, 'buildsByBranchName'))
    .filter(isRecord)
    .find(each => number !== undefined && idIn(each, 'buildNumber') === number);
  return (
    shaIn(recordIn(own ?? {}, 'marked')) ??
    shaIn(recordIn(data, 'lastBuiltRevision'))
  );
}

function checkoutOf(data: Values, number: string | undefined): Checkout {
  const [cloned] = textsIn(data, 'remoteUrls', 1);
  const address = cloned && withoutCredentials(cloned);
  const [branch] = recordsIn(recordIn(data, 'lastBuiltRevision'), 'branch');
  return {
    address,
    repository: address && repositoryIn(address),
    headSha: headOf(data, number),
    branch: branchNamed(branch && textIn(branch, 'name')),
  };
}

/** How much a checkout looks like that of the job, and not of a shared library. */
function likeness({ repository, branch }: Checkout, job: string): number {
  const names = job.toLowerCase().split('/');
  const name = repository?.toLowerCase().split('/').at(-1);
  let last: string | undefined;
  try {
    last = decodeURIComponent(job.split('/').at(-1) ?? '');
  } catch {
    last = undefined;
  }
  return (
    (name !== undefined && names.includes(name) ? 2 : 0) +
    (branch !== undefined && branch === last ? 1 : 0)
  );
}

/** Everything that a build checked out. */
export function checkoutsIn(build: Values): Checkout[] {
  const number = idIn(build, 'number');
  return recordsIn(build, 'actions')
    .filter(action => isRecord(action.lastBuiltRevision))
    .map(action => checkoutOf(action, number));
}

/**
 * What a build is of.
 *
 * @remarks
 * Shared libraries are checked out too, mostly before the code. The checkout
 * whose repository or branch the job is called after is its own; otherwise
 * the last one is.
 */
export const ownAmong = (
  checkouts: readonly Checkout[],
  job: string,
): Checkout | undefined =>
  checkouts.reduce<Checkout | undefined>(
    (best, each) =>
      best && likeness(best, job) > likeness(each, job) ? best : each,
    undefined,
  );

/** The checkout of a repository that an address names. */
export const checkoutAt = (
  checkouts: readonly Checkout[],
  address: string,
): Checkout | undefined => {
  const wanted = repositoryIn(address)?.toLowerCase();
  return checkouts.find(
    ({ repository }) =>
      wanted !== undefined && repository?.toLowerCase() === wanted,
  );
};
