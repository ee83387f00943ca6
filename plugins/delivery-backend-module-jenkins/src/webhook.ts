import {
  sendsSecret,
  SourceWebhook,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptJenkins } from '@delivery-stack/flow/adapters';
import { BuildName, buildAt } from './api/addresses';
import { JenkinsConfig } from './config/readJenkinsConfig';
import { wishFor } from './streams/wishes';

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
  const { secret, topic } = config;
  if (!secret && !topic) {
    return undefined;
  }
  return {
    topic,
    verify: request => sendsSecret(request, config),
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
