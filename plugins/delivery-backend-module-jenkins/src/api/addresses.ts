/** A build of a job. */
export interface BuildName {
  /** Full name of the job. */
  job: string;
  number: number;
}

/** Longest full name that is dealt with: keys hold it. */
const LONGEST_NAME = 500;

/**
 * Path of a job, relative to Jenkins: `job/bank/job/ledger`.
 *
 * A branch is a job whose name is encoded already (`feature%2Fx`), and is
 * encoded once more here.
 */
export const pathOf = (job: string): string =>
  job
    .split('/')
    .filter(Boolean)
    .map(name => `job/${encodeURIComponent(name)}/`)
    .join('');

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** Reads an address of a build, whole or relative; undefined where it is none. */
export function buildAt(address: unknown): BuildName | undefined {
  if (typeof address !== 'string' || address.length > 4_000) {
    return undefined;
  }
  const [, path, number] =
    /(?:^|\/)(job\/[^?#]+?)\/(\d{1,9})\/?(?:[?#]|$)/.exec(address) ?? [];
  const segments = path?.split('/') ?? [];
  const names: string[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const name = decoded(segments[at + 1] ?? '');
    if (segments[at] !== 'job' || !name || name.includes('/')) {
      return undefined;
    }
    names.push(name);
  }
  const job = names.join('/');
  return job && job.length <= LONGEST_NAME
    ? { job, number: Number(number) }
    : undefined;
}
