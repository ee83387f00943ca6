import {
  sameSecret,
  signatureOf,
  SourceWebhook,
  WebhookRequest,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Adaptation } from '@delivery-stack/flow/adapters';
import { GitHubConfig } from './config/readGitHubConfig';
import { wishFor } from './streams/wishes';

const SIGNATURE = 'x-hub-signature-256';

type Values = Record<string, unknown>;

const recordIn = (values: Values, field: string): Values => {
  const value = values[field];
  return typeof value === 'object' && value !== null ? (value as Values) : {};
};

const numberIn = (values: Values, field: string): string | undefined => {
  const value = values[field];
  return Number.isSafeInteger(value) && Number(value) > 0
    ? String(value)
    : undefined;
};

function repositoryOf(body: Values): string | undefined {
  const { full_name: name } = recordIn(body, 'repository');
  return typeof name === 'string' && /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(name)
    ? name
    : undefined;
}

/** A run is read anew when it ended, or when it waits for somebody or something. */
function runOf(body: Values): string | undefined {
  const run = recordIn(body, 'workflow_run');
  const job = recordIn(body, 'workflow_job');
  if (body.action === 'waiting' && numberIn(job, 'run_id')) {
    return numberIn(job, 'run_id');
  }
  const isRead =
    body.action === 'completed' ||
    Number(run.run_attempt) > 1 ||
    'approver' in body ||
    'requestor' in body;
  return isRead ? numberIn(run, 'id') : undefined;
}

/** What a webhook makes worth fetching. */
function wishesOf(repository: string, body: Values): string[] {
  const run = runOf(body);
  const deployment = numberIn(recordIn(body, 'deployment'), 'id');
  const issue = recordIn(body, 'issue');
  const pull =
    numberIn(recordIn(body, 'pull_request'), 'number') ??
    ('pull_request' in issue ? numberIn(issue, 'number') : undefined);
  return [
    ...(pull ? [wishFor.pull(repository, pull)] : []),
    ...(run ? [wishFor.run(repository, run)] : []),
    ...(deployment ? [wishFor.deployment(repository, deployment)] : []),
    ...('alert' in body && 'commit_oid' in body
      ? [wishFor.scans(repository)]
      : []),
  ];
}

/** What {@link webhookOf} is made of. */
export interface WebhookOptions {
  config: GitHubConfig['webhooks'];
  adapt: (body: unknown) => Adaptation;
  /** Whether a repository is read; undefined while no run has found out. */
  reads: (repository: string) => boolean | undefined;
}

/**
 * How a host tells what happens; undefined where nothing is configured.
 *
 * @remarks
 * What a webhook tells is stored at once, if its repository is read: an
 * organisation sends those of all. It leaves a wish for what none tells
 * whole: the timeline of a pull request, the jobs of a run, who approved.
 */
export function webhookOf({
  config,
  adapt,
  reads,
}: WebhookOptions): SourceWebhook | undefined {
  const { secret, topic } = config;
  if (!secret && !topic) {
    return undefined;
  }
  return {
    topic,
    verify: ({ headers, rawBody }: WebhookRequest) =>
      secret !== undefined &&
      sameSecret(
        headers[SIGNATURE],
        `sha256=${signatureOf(rawBody, { secret })}`,
      ),
    read: ({ body }) => {
      const isObject = typeof body === 'object' && body !== null;
      const values = isObject ? (body as Values) : {};
      const repository = repositoryOf(values);
      if (!repository) {
        // A ping, for instance: what it is not used for is counted.
        return { adaptations: [adapt(body)] };
      }
      const isRead = reads(repository);
      return {
        adaptations: isRead ? [adapt(body)] : [],
        wishes: isRead === false ? [] : wishesOf(repository, values),
      };
    },
  };
}
