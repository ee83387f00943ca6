import { MergeRequest, Project } from '../api/types';
import { nameOf } from '../selection';
import { Pass } from './Pass';
import { UpdatedStream } from './UpdatedStream';

/** Most pages of what belongs to one merge request. */
const LISTED = { perPage: 100, maxPages: 50 } as const;
/** How old the approval rules of an open merge request may be: nothing tells that they changed. */
const REREAD_MS = 24 * 60 * 60_000;
/** Merge requests that are stored together. */
const CHUNK = 25;

/** A merge request with what was said, pushed and asked for, as the adapter reads it together. */
async function changePayload(
  change: MergeRequest,
  project: Project,
  pass: Pass,
): Promise<object> {
  const { api } = pass;
  const { iid } = change;
  const of = (what: string) => `${nameOf(project)} ${what}`;
  const [notes, commits, state] = await Promise.all([
    pass.optional(
      of('notes'),
      api.MergeRequestNotes.all(project.id, iid, {
        orderBy: 'created_at',
        sort: 'asc',
        ...LISTED,
      }),
    ),
    pass.optional(
      of('commits'),
      api.MergeRequests.allCommits(project.id, iid, LISTED),
    ),
    // Rules are not there in every edition.
    pass.optional(
      of('approval rules'),
      api.MergeRequestApprovals.showApprovalState(project.id, iid),
    ),
  ]);
  return {
    merge_request: change,
    notes: notes ?? [],
    commits: commits ?? [],
    ...(state && { approval_state: state }),
  };
}

async function storeChanges(
  changes: readonly MergeRequest[],
  project: Project,
  pass: Pass,
): Promise<void> {
  const payloads = changes.map(each => changePayload(each, project, pass));
  await pass.store(project, await Promise.all(payloads));
}

/** Open ones once a day: a rule that is added to them changes nothing else about them. */
async function fetchRules(project: Project, pass: Pass): Promise<void> {
  const { memory } = pass.context;
  const key = `projects/${project.id}/merge_requests/rules`;
  const readAt = (await memory.get<number>(key)) ?? 0;
  if (pass.now() - readAt < REREAD_MS) {
    return;
  }
  // At first everything is read anyway.
  const isFirst = readAt === 0;
  const open = isFirst
    ? []
    : ((await pass.api.MergeRequests.all({
        projectId: project.id,
        scope: 'all',
        state: 'opened',
        orderBy: 'created_at',
        sort: 'asc',
        ...LISTED,
      })) as MergeRequest[]);
  for (let at = 0; at < open.length; at += CHUNK) {
    pass.signal.throwIfAborted();
    await storeChanges(open.slice(at, at + CHUNK), project, pass);
  }
  await memory.set(key, pass.now());
}

/** The merge requests of a project that changed since the last run. */
export async function fetchMergeRequests(
  project: Project,
  pass: Pass,
): Promise<void> {
  const stream = await UpdatedStream.open<MergeRequest>(pass.context.memory, {
    key: `projects/${project.id}/merge_requests`,
    since: pass.since,
    ask: async query =>
      (await pass.api.MergeRequests.all({
        projectId: project.id,
        scope: 'all',
        ...query,
      })) as MergeRequest[],
    store: fresh => storeChanges(fresh, project, pass),
  });
  await stream.read();
  await fetchRules(project, pass);
}

/** One merge request, whose number a webhook told. */
export async function fetchMergeRequest(
  number: number,
  project: Project,
  pass: Pass,
): Promise<void> {
  const change = await pass.optional(
    `${nameOf(project)}!${number}`,
    pass.api.MergeRequests.show(project.id, number),
  );
  if (change) {
    await storeChanges([change as MergeRequest], project, pass);
  }
}
