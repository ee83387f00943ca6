import { SourceAnswerError } from '@delivery-stack/backstage-plugin-delivery-node';
import { BUILDS } from '../api/trees';
import { BuildStub } from '../api/types';
import { JobCursor } from './JobCursor';
import { Pass } from './Pass';

/** Requests for one list: two hundred thousand builds of one job. */
const MOST_PAGES = 2_000;

/**
 * The builds since the cursor, the oldest first.
 *
 * @remarks
 * Jenkins lists the newest first and knows neither a cursor nor a filter, so all
 * are listed down to the last one that is known, and read from there upwards:
 * what a crash leaves unread is always the newest. Pages overlap by one build.
 * Where that one is not there again, others were deleted in the meantime and the
 * rest moved up: the list goes one page back.
 */
export async function newBuilds(
  job: string,
  cursor: JobCursor,
  pass: Pass,
): Promise<BuildStub[]> {
  const found = new Map<number, BuildStub>();
  let from = 0;
  let last: number | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await pass.client.builds(job, from, pass.signal);
    const hasGap = last !== undefined && (page[0]?.number ?? 0) < last;
    if (hasGap && from > 0) {
      last = undefined;
      from = Math.max(0, from - BUILDS);
      continue;
    }
    const wanted = page.filter(
      ({ number, timestamp }) =>
        cursor.isNew(number) && (!cursor.isFirst || timestamp >= pass.since),
    );
    wanted.forEach(build => found.set(build.number, build));
    if (page.length < BUILDS || wanted.length < page.length) {
      return [...found.values()].sort(
        (one, other) => one.number - other.number,
      );
    }
    last = page.at(-1)?.number;
    from += BUILDS - 1;
  }
  throw new SourceAnswerError(
    `${job}: more than ${MOST_PAGES} pages of builds; make since shorter`,
  );
}
