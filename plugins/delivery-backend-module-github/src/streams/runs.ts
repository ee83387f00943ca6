import { Run } from '../api/types';
import { OpenItems } from './OpenItems';
import { Pass } from './Pass';
import { isOver, runPayloads } from './runPayload';
import { walkBack } from './walkBack';

const LIST = 'GET /repos/{owner}/{repo}/actions/runs';
const ONE = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const DAY_MS = 86_400_000;
/** How long GitHub lets a run be repeated. */
const REPEATABLE_MS = 30 * DAY_MS;

const createdAt = ({ created_at }: Run) => Date.parse(created_at) || 0;

const openRuns = (repository: string, { context, now }: Pass) =>
  OpenItems.open(context.memory, `repos/${repository}/runs/open`, now());

async function storeRuns(
  runs: readonly Run[],
  options: { repository: string; pass: Pass; open: OpenItems; etag?: string },
): Promise<void> {
  const { repository, pass, open, etag } = options;
  const payloads = await Promise.all(
    runs.map(run => runPayloads(run, repository, pass)),
  );
  await pass.store(repository, payloads.flat());
  await open.settle(
    runs.map(run => ({
      id: String(run.id),
      isOpen: !isOver(run),
      since: createdAt(run),
      etag,
    })),
  );
}

/** Runs that had not ended when they were read. */
async function fetchOpen(
  repository: string,
  pass: Pass,
  open: OpenItems,
): Promise<void> {
  for (const id of open.ids) {
    pass.signal.throwIfAborted();
    const answer = await pass.optionalOrGone(
      'workflow runs',
      pass.client.get<Run>(ONE, {
        subject: repository,
        parameters: { run_id: id },
        etag: open.etagOf(id),
      }),
    );
    if (answer === 'gone') {
      await open.settle([{ id, isOpen: false, since: 0 }]);
    } else if (answer) {
      const { body, etag } = answer;
      await storeRuns([body], { repository, pass, open, etag });
    }
  }
}

/** Runs that ended long ago and were repeated since: nothing else tells. */
async function fetchRepeated(
  repository: string,
  pass: Pass,
  open: OpenItems,
): Promise<void> {
  const { memory } = pass.context;
  const key = `repos/${repository}/runs/repeated`;
  const now = pass.now();
  const known = await memory.get<number>(key);
  if (known === undefined) {
    // Whatever was repeated up to now was read as it is.
    await memory.set(key, now);
    return;
  }
  if (now - known < DAY_MS) {
    return;
  }
  const from = new Date(now - REPEATABLE_MS).toISOString().slice(0, 19);
  for await (const page of pass.client.pages<Run>(LIST, {
    subject: repository,
    parameters: { created: `>=${from}Z` },
  })) {
    const repeated = page.body.filter(
      ({ run_attempt = 1, run_started_at = '' }) =>
        run_attempt > 1 && Date.parse(run_started_at) >= known - DAY_MS / 24,
    );
    await storeRuns(repeated, { repository, pass, open });
  }
  await memory.set(key, now);
}

/** The workflow runs of a repository: new ones, open ones, repeated ones. */
export async function fetchRuns(repository: string, pass: Pass): Promise<void> {
  const open = await openRuns(repository, pass);
  await fetchOpen(repository, pass, open);
  await walkBack<Run>(
    {
      key: `repos/${repository}/runs`,
      route: LIST,
      repository,
      timeOf: ({ created_at }) => created_at,
      store: runs => storeRuns(runs, { repository, pass, open }),
    },
    pass,
  );
  await fetchRepeated(repository, pass, open);
}

/** One run, whose id a webhook told. */
export async function fetchRun(
  id: string,
  repository: string,
  pass: Pass,
): Promise<void> {
  const answer = await pass.optional(
    `run ${id} of ${repository}`,
    pass.client.get<Run>(ONE, {
      subject: repository,
      parameters: { run_id: id },
    }),
  );
  if (answer) {
    const open = await openRuns(repository, pass);
    await storeRuns([answer.body], { repository, pass, open });
  }
}
