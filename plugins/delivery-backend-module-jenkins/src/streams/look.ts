import { toError } from '@backstage/errors';
import { concernsOne } from '@delivery-stack/backstage-plugin-delivery-node';
import { BuildName } from '../api/addresses';
import { JobCursor, Looked } from './JobCursor';
import { Pass } from './Pass';
import { ReadBuild, readBuild } from './wholeBuild';

/** Runs that a build may fail in, until it is told without its stages, and given up. */
const PATIENCE = { withStages: 20, atAll: 100 };

/** What looking at one build came to. */
export interface Outcome {
  looked: Looked;
  /** What is to be stored. */
  read?: ReadBuild;
  /** There is no such build, as far as we may know. */
  isGone?: boolean;
  /** Why it could not be read. */
  failure?: Error;
}

/**
 * Looks at one build, unless a webhook already had it fetched.
 *
 * @throws What would keep all others from being read too.
 */
export async function look(
  name: BuildName,
  cursor: JobCursor,
  pass: Pass,
): Promise<Outcome> {
  const { number } = name;
  const failures = cursor.failuresOf(number);
  const fetched = pass.fetched.get(`${name.job}/${number}`);
  if (fetched !== undefined) {
    return { looked: { number, isOpen: fetched } };
  }
  try {
    const withStages = failures < PATIENCE.withStages;
    const read = await readBuild(name, pass, { withStages });
    return read
      ? { looked: { number, isOpen: read.isOpen }, read }
      : { looked: { number, isOpen: false }, isGone: true };
  } catch (thrown) {
    const failure = toError(thrown);
    if (!concernsOne(failure)) {
      throw failure;
    }
    const isOpen = failures < PATIENCE.atAll;
    return { looked: { number, isOpen, failed: true }, failure };
  }
}
