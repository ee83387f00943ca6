import {
  sameSecret,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Adaptation } from '@delivery-stack/flow/adapters';
import { GitLabConfig } from './config/readGitLabConfig';
import { Wishable, wishFor } from './streams/wishes';

/** Where GitLab sends the secret token of a webhook. */
const HEADER = 'x-gitlab-token';

type Values = Record<string, unknown>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null;

const recordIn = (values: Values, field: string): Values => {
  const value = values[field];
  return isObject(value) ? value : {};
};

const numberIn = (values: Values, field: string): string | undefined => {
  const value = values[field];
  return Number.isSafeInteger(value) && Number(value) > 0
    ? String(value)
    : undefined;
};

/** Its pipeline is asked for every run while it goes on: one job is not worth it. */
const GOES_ON = new Set(['created', 'pending', 'running', 'preparing']);

/** What a webhook is about, and its number. */
function subjectOf(body: Values): [Wishable, string | undefined] | undefined {
  const attributes = recordIn(body, 'object_attributes');
  switch (body.object_kind) {
    case 'merge_request':
      return ['merge_requests', numberIn(attributes, 'iid')];
    case 'note':
      return [
        'merge_requests',
        numberIn(recordIn(body, 'merge_request'), 'iid'),
      ];
    case 'pipeline':
      return ['pipelines', numberIn(attributes, 'id')];
    case 'build':
      return GOES_ON.has(String(body.build_status))
        ? undefined
        : ['pipelines', numberIn(body, 'pipeline_id')];
    case 'deployment':
      return ['deployments', numberIn(body, 'deployment_id')];
    default:
      return undefined;
  }
}

/** What a webhook makes worth fetching. */
function wishesOf(body: unknown): string[] {
  if (!isObject(body)) {
    return [];
  }
  const project =
    numberIn(recordIn(body, 'project'), 'id') ?? numberIn(body, 'project_id');
  const [what, number] = subjectOf(body) ?? [];
  return project && what && number ? [wishFor(project, what, number)] : [];
}

/** What {@link webhookOf} is made of. */
export interface WebhookOptions {
  config: GitLabConfig['webhooks'];
  adapt: (body: unknown) => Adaptation;
  /** Whether a project is read, as far as the last run knows. */
  reads: (repository: string) => boolean;
}

/** A fact that the API tells another way: the adapter calls it after the webhook. */
const HEARD = /\/(?:heard|pipeline-hook|job-hook)(?:\/|$)/;

/**
 * Facts of what is read, and only those that the API tells the same way: a
 * webhook may be of a whole group, and what it knows about, or knows half, is
 * fetched. Stored beside it, everything would be counted twice.
 */
function exact(
  { facts, ...rest }: Adaptation,
  reads: WebhookOptions['reads'],
): Adaptation {
  return {
    ...rest,
    facts: facts.filter(({ id, data, inferred }) => {
      const { repository } = data as { repository?: string };
      return (
        !inferred &&
        !HEARD.test(id) &&
        repository !== undefined &&
        reads(repository)
      );
    }),
  };
}

/**
 * How an instance tells what happens; undefined where nothing is configured.
 *
 * @remarks
 * What a webhook tells as the API does is stored at once; all else is left as a
 * wish, which the run that it starts fetches.
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
    verify: ({ headers }) =>
      secret !== undefined && sameSecret(headers[HEADER], secret),
    read: ({ body }) => ({
      adaptations: [exact(adapt(body), reads)],
      wishes: wishesOf(body),
    }),
  };
}
