import { mockServices } from '@backstage/backend-test-utils';
import { EventSourceContext } from '@delivery-stack/backstage-plugin-delivery-node';
import {
  JenkinsController,
  jenkinsUser,
  serveJenkins,
  LoggedRequest,
} from '@delivery-stack/vendor-replay';
import { connectSource } from '@delivery-stack/vendor-replay/context';
import { JenkinsConfig } from '../config/readJenkinsConfig';
import { JenkinsSource, JenkinsSourceOptions } from '../JenkinsSource';
import { DAY, deploymentStages, MONDAY } from './testController';

/** Serves a controller, and connects a source to it. */
export async function connected(
  controller: JenkinsController,
  options: {
    config?: Partial<JenkinsConfig>;
    annotated?: string[];
    limits?: JenkinsSourceOptions['limits'];
  } = {},
) {
  const served = await serveJenkins({ controller });
  const clock = { now: MONDAY + 10 * DAY };
  const config: JenkinsConfig = {
    id: 'jenkins-main',
    title: 'Jenkins (main)',
    baseUrl: served.baseUrl,
    source: 'jenkins:ci.harbour.example/jenkins',
    credentials: jenkinsUser,
    projects: { names: ['bank'], fromCatalog: false },
    annotations: { name: 'main', takesNameless: true, ownsNameless: true },
    concurrency: 2,
    since: 90 * DAY,
    requestTimeout: 5_000,
    schedule: {
      frequency: { minutes: 10 },
      timeout: { minutes: 30 },
      scope: 'global',
    },
    webhooks: { secret: 'known to both' },
    reading: { bots: [], deploymentStages },
    ...options.config,
  };
  /** One that knows only what is remembered, with each run. */
  const create = () => ({
    run: async (context: EventSourceContext) =>
      JenkinsSource.create(config, {
        logger: mockServices.logger.mock(),
        // Waits are for others to test.
        ambient: { sleep: async () => {} },
        annotated: async () => new Set(options.annotated),
        now: () => clock.now,
        limits: options.limits,
      }).run(context),
  });
  /** What follows Jenkins' own path, without its query. */
  const nameOf = ({ target }: LoggedRequest) =>
    /^\/jenkins\/([^?]+)/.exec(target)![1];
  return { ...connectSource(served, { create, nameOf }), config, clock };
}
