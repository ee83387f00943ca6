import { Deployment } from '../api/types';
import { deploymentPayload } from './deploymentPayload';
import { OpenItems } from './OpenItems';
import { Pass } from './Pass';
import { walkBack } from './walkBack';

/** How long a deployment that waits for nobody may still go on. */
const LONGEST_MS = 7 * 86_400_000;

const createdAt = ({ created_at }: Deployment) => Date.parse(created_at) || 0;

const ended = new Set(['success', 'failure', 'error', 'inactive']);

const openDeployments = (repository: string, { context, now }: Pass) =>
  OpenItems.open(context.memory, `repos/${repository}/deployments/open`, now());

async function storeDeployments(
  deployments: readonly Deployment[],
  options: { repository: string; pass: Pass; open: OpenItems; etag?: string },
): Promise<void> {
  const { repository, pass, open, etag } = options;
  const read = await Promise.all(
    deployments.map(async deployment => ({
      deployment,
      ...(await deploymentPayload(deployment, repository, pass)),
    })),
  );
  await pass.store(
    repository,
    read.map(({ payload }) => payload),
  );
  await open.settle(
    read.map(({ deployment, state }) => ({
      id: String(deployment.id),
      isOpen:
        state === 'waiting' ||
        (!ended.has(state) && pass.now() - createdAt(deployment) < LONGEST_MS),
      since: createdAt(deployment),
      etag,
    })),
  );
}

/** Reads one anew; nothing where it is not there any more. */
async function fetchOne(
  id: string,
  options: { repository: string; pass: Pass; open: OpenItems; etag?: string },
): Promise<void> {
  const { repository, pass, open, etag } = options;
  const answer = await pass.optionalOrGone(
    'deployments',
    pass.client.get<Deployment>(
      'GET /repos/{owner}/{repo}/deployments/{deployment_id}',
      { subject: repository, parameters: { deployment_id: id }, etag },
    ),
  );
  if (answer === 'gone') {
    await open.settle([{ id, isOpen: false, since: 0 }]);
  } else if (answer) {
    await storeDeployments([answer.body], { ...options, etag: answer.etag });
  }
}

/** The deployments of a repository: new ones, and those that were not over. */
export async function fetchDeployments(
  repository: string,
  pass: Pass,
): Promise<void> {
  const open = await openDeployments(repository, pass);
  for (const id of open.ids) {
    pass.signal.throwIfAborted();
    await fetchOne(id, { repository, pass, open, etag: open.etagOf(id) });
  }
  await walkBack<Deployment>(
    {
      key: `repos/${repository}/deployments`,
      route: 'GET /repos/{owner}/{repo}/deployments',
      repository,
      timeOf: ({ created_at }) => created_at,
      store: deployments =>
        storeDeployments(deployments, { repository, pass, open }),
    },
    pass,
  );
}

/** One deployment, whose id a webhook told. */
export async function fetchDeployment(
  id: string,
  repository: string,
  pass: Pass,
): Promise<void> {
  const open = await openDeployments(repository, pass);
  await fetchOne(id, { repository, pass, open });
}
