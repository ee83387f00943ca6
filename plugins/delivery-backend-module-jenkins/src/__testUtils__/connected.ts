import { mockServices } from '@backstage/backend-test-utils';
import {
  JenkinsController,
  jenkinsUser,
  ServedController,
  serveJenkins,
} from '@delivery-stack/vendor-replay';
import { memoryContext } from '@delivery-stack/vendor-replay/context';
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
    opened: ServedController[];
  },
) {
  const served = await serveJenkins({ controller });
  options.opened.push(served);
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
  const kept = memoryContext();
  const sourceOf = (more: Partial<JenkinsConfig> = {}) =>
    JenkinsSource.create(
      { ...config, ...more },
      {
        logger: mockServices.logger.mock(),
        // Waits are for others to test.
        ambient: { sleep: async () => {} },
        annotated: async () => new Set(options.annotated),
        now: () => clock.now,
        limits: options.limits,
      },
    );
  /** What one run asked for: paths below Jenkins, without their queries. */
  const run = async (source = sourceOf()) => {
    const before = served.server.requests.length;
    await source.run(kept.context);
    return served.server.requests
      .slice(before)
      .map(({ target }) => /^\/jenkins\/([^?]+)/.exec(target)![1]);
  };
  return { ...served, ...kept, sourceOf, clock, run };
}
