import { Cursor } from '@delivery-stack/backstage-plugin-delivery-node';
import { Project, ReleaseDeployment } from '../api/types';
import { instantOf } from './instantOf';
import { Pass } from './Pass';

const PAGE = 100;
/** What a crash repeats at most, where much is new. */
const WINDOW_MS = 30 * 86_400_000;

/** Whether a release is made of something that is read. */
function isSelected(
  { release }: ReleaseDeployment,
  project: Project,
  { selected }: Pass,
): boolean {
  const artifacts = release?.artifacts ?? [];
  const artifact = artifacts.find(each => each.isPrimary) ?? artifacts[0];
  const definition = artifact?.definitionReference ?? {};
  const { repository, definition: code } = definition;
  return (
    selected.hasId(repository?.id) ||
    (artifact?.type === 'Git' && selected.hasId(code?.id)) ||
    selected.hasElsewhere(project, repository?.name || repository?.id) ||
    (artifact?.type === 'GitHub' && selected.hasElsewhere(project, code?.name))
  );
}

const passedOf = ({ id, lastModifiedOn }: ReleaseDeployment) => ({
  id: String(id),
  time: instantOf(lastModifiedOn) ?? 0,
});

async function fetchWindow(
  project: Project,
  pass: Pass,
  window: { cursor: Cursor; from: number; until?: string },
): Promise<void> {
  const { cursor, from, until } = window;
  const address = pass.client.address('release/deployments', {
    project: project.id,
    query: {
      minModifiedTime: new Date(from).toISOString(),
      maxModifiedTime: until,
      queryOrder: 'ascending',
      $top: PAGE,
    },
  });
  const passed: Array<ReturnType<typeof passedOf>> = [];
  for await (const page of pass.client.pages<ReleaseDeployment>(
    address,
    pass.signal,
  )) {
    const deployments = page.filter(
      each => cursor.isNew(passedOf(each)) && isSelected(each, project, pass),
    );
    if (deployments.length > 0) {
      const { repositories } = pass.selected;
      await pass.store([{ deployments, repositories }]);
    }
    passed.push(...page.map(passedOf));
  }
  // Pages are in the order of the deployments, not of their changes.
  await cursor.pass(passed);
}

/** Deployments of classic releases that changed, with their approvals. */
export async function fetchReleases(
  project: Project,
  pass: Pass,
): Promise<void> {
  const key = `projects/${project.id}/releases`;
  const cursor = await Cursor.open(pass.context.memory, key, pass.since);
  const now = pass.now();
  let from = Date.parse(cursor.from);
  do {
    const until = from + WINDOW_MS;
    // The last one has no end: whose clock is right does not matter then.
    const isLast = until >= now;
    await fetchWindow(project, pass, {
      cursor,
      from,
      until: isLast ? undefined : new Date(until).toISOString(),
    });
    from = until;
  } while (from < now);
}
