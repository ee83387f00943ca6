import {
  basicCredentialsIn,
  sameSecret,
  SourceWebhook,
  WebhookRequest,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptJenkins } from '@delivery-stack/flow/adapters';
import { BuildName, buildAt } from './api/addresses';
import { JenkinsConfig } from './config/readJenkinsConfig';
import { wishFor } from './streams/wishes';

/** A header that a sender may use instead of a password. */
const HEADER = 'x-delivery-token';

type Values = Record<string, unknown>;

const recordOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null ? (value as Values) : {};

/** The build that a notification is about; it knows its address twice. */
function buildIn(body: unknown): BuildName | undefined {
  const build = recordOf(recordOf(body).build);
  return buildAt(build.url) ?? buildAt(build.full_url);
}

/**
 * How Jenkins tells that something happens; undefined where nothing is configured.
 *
 * @remarks
 * A notification says of a build that it changed and too little else, so it only
 * leaves a wish. The plugin that sends it signs nothing; user and password stand
 * in the address that it is sent to.
 */
export function webhookOf(
  config: JenkinsConfig['webhooks'],
): SourceWebhook | undefined {
  const { secret, username, topic } = config;
  if (!secret && !topic) {
    return undefined;
  }
  const verify = ({ headers }: WebhookRequest) => {
    if (secret === undefined) {
      return false;
    }
    const pair = basicCredentialsIn(headers.authorization);
    const isUser =
      username === undefined || sameSecret(pair?.username, username);
    return (
      sameSecret(headers[HEADER], secret) ||
      (isUser && sameSecret(pair?.password, secret))
    );
  };
  return {
    topic,
    verify,
    read: ({ body }) => {
      const build = buildIn(body);
      return {
        // Only counted: whatever a body may tell is fetched instead.
        adaptations: [{ ...adaptJenkins(body), facts: [] }],
        wishes: build ? [wishFor(build)] : [],
      };
    },
  };
}
