import {
  sendsSecret,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Adaptation } from '@delivery-stack/flow/adapters';
import { AzureDevOpsConfig } from './config/readAzureDevOpsConfig';
import { wishFor } from './streams/wishes';

type Values = Record<string, unknown>;

const recordIn = (values: Values, field: string): Values => {
  const value = values[field];
  return typeof value === 'object' && value !== null ? (value as Values) : {};
};

const idIn = (values: Values, field: string): string | undefined => {
  const value = values[field];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^[\w-]{1,64}$/.test(text) && text !== '0'
    ? text
    : undefined;
};

/** Project of a hook: its number stands in all of them. */
const projectOf = (body: Values) =>
  idIn(recordIn(recordIn(body, 'resourceContainers'), 'project'), 'id') ??
  idIn(recordIn(body, 'resource'), 'projectId');

function buildOf(resource: Values): string | undefined {
  return (
    idIn(recordIn(resource, 'run'), 'id') ??
    idIn(
      recordIn(recordIn(recordIn(resource, 'approval'), 'pipeline'), 'owner'),
      'id',
    ) ??
    idIn(resource, 'id')
  );
}

/** What a hook makes worth fetching. */
function wishesOf(body: Values): string[] {
  const type = typeof body.eventType === 'string' ? body.eventType : '';
  const resource = recordIn(body, 'resource');
  const project = projectOf(body);
  if (/^git\.pullrequest\.|git-pullrequest-comment/.test(type)) {
    const change =
      idIn(resource, 'pullRequestId') ??
      idIn(recordIn(resource, 'pullRequest'), 'pullRequestId');
    return change ? [wishFor.change(change)] : [];
  }
  if (/^build\.|^ms\.vss-pipelines|^ms\.vss-pipelinechecks/.test(type)) {
    const build = buildOf(resource);
    return project && build ? [wishFor.build(project, build)] : [];
  }
  return project && type.startsWith('ms.vss-release.deployment')
    ? [wishFor.releases(project)]
    : [];
}

/** What {@link webhookOf} is made of. */
export interface WebhookOptions {
  config: AzureDevOpsConfig['webhooks'];
  adapt: (body: unknown) => Adaptation;
  /** Whether a repository is read, as far as the last run knows. */
  reads: (repository: string) => boolean;
}

/** Facts of what is read: a subscription may be of a whole project. */
function within(
  { facts, ...rest }: Adaptation,
  reads: WebhookOptions['reads'],
): Adaptation {
  return {
    ...rest,
    facts: facts.filter(({ data }) => {
      const { repository } = data as { repository?: string };
      return repository !== undefined && reads(repository);
    }),
  };
}

/**
 * How an organisation tells what happens; undefined where nothing is configured.
 *
 * @remarks
 * What a hook tells completely is stored at once. All of them also leave a
 * wish: none has the threads of a pull request, or the checks of a run.
 * Azure DevOps signs nothing; it sends a password or a header that both know.
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
    verify: request => sendsSecret(request, config),
    read: ({ body }) => {
      const isObject = typeof body === 'object' && body !== null;
      return {
        adaptations: [within(adapt(body), reads)],
        wishes: isObject ? wishesOf(body as Values) : [],
      };
    },
  };
}
