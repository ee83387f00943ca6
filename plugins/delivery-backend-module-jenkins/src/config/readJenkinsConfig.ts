import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ProjectSelection,
  readNames,
  readProjectSelection,
  readSourceAddress,
  readSourceSettings,
  SourceSettings,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AdapterContext } from '@delivery-stack/flow/adapters';
import { readDeploymentStages } from './deploymentStages';

const SECTION = 'delivery.sources.jenkins';

/** The instance that an annotation means which names none. */
const DEFAULT_INSTANCE = 'default';

/** Requests at the same time; Jenkins has no limits of its own. */
const CONCURRENCY = { usual: 2, most: 10 };

/** One Jenkins, as it is configured. @internal */
export interface JenkinsConfig extends SourceSettings {
  /** Where it is reached, with the path it is under; no slash at its end. */
  baseUrl: string;
  /** Source of its facts: `jenkins:<host>`, with that path. */
  source: string;
  /** Undefined: it is asked without. */
  credentials?: { username: string; apiToken: string };
  projects: ProjectSelection;
  annotations: AnnotatedInstance;
  concurrency: number;
  webhooks: SourceSettings['webhooks'] & { username?: string };
  reading: Pick<AdapterContext, 'bots' | 'deploymentStages'>;
}

/** Which annotations mean this Jenkins. @internal */
export interface AnnotatedInstance {
  /** What stands before the colon: `ours:bank/ledger`. */
  name: string;
  /** Whether those that name no instance may mean it. */
  takesNameless: boolean;
  /** Whether those that name no instance can mean no other one. */
  ownsNameless: boolean;
}

function credentialsIn(config: Config, at: string) {
  const username = config.getOptionalString('username');
  const apiToken = config.getOptionalString('apiToken');
  if (username && apiToken) {
    return { username, apiToken };
  }
  if (username || apiToken) {
    throw new InputError(
      `${at}.${
        username ? 'apiToken' : 'username'
      }: write both, a user and an API token of theirs, or neither to ask anonymously`,
    );
  }
  return undefined;
}

function concurrencyIn(config: Config, at: string): number {
  const { usual, most } = CONCURRENCY;
  const concurrency = config.getOptionalNumber('concurrency') ?? usual;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > most) {
    throw new InputError(
      `${at}.concurrency: write how many requests may be under way, from 1 to ${most}`,
    );
  }
  return concurrency;
}

const sourceOf = (baseUrl: string) => {
  const { host, pathname } = new URL(baseUrl);
  return `jenkins:${host}${pathname.replace(/\/+$/, '')}`;
};

const instanceIn = (name: string, section: Config) =>
  section.getConfig(name).getOptionalString('instance') ?? name;

/** Who is meant by annotations, with and without an instance in them. */
function annotationsFor(name: string, section: Config): AnnotatedInstance {
  const instances = section.keys().map(each => instanceIn(each, section));
  const instance = instanceIn(name, section);
  const isDefault = instance === DEFAULT_INSTANCE;
  const hasDefault = instances.includes(DEFAULT_INSTANCE);
  return {
    name: instance,
    takesNameless: isDefault || !hasDefault,
    ownsNameless: isDefault || instances.length === 1,
  };
}

function readConnection(
  name: string,
  section: Config,
  bots: string[],
): JenkinsConfig {
  const at = `${SECTION}.${name}`;
  const config = section.getConfig(name);
  const settings = readSourceSettings(config, {
    vendor: 'jenkins',
    product: 'Jenkins',
    name,
    at,
  });
  const baseUrl = readSourceAddress(config, 'baseUrl', {
    at,
    example:
      'Jenkins with the path it is under, like https://ci.example/jenkins',
  });
  return {
    ...settings,
    baseUrl,
    source: sourceOf(baseUrl),
    credentials: credentialsIn(config, at),
    projects: readProjectSelection(config, at),
    annotations: annotationsFor(name, section),
    concurrency: concurrencyIn(config, at),
    webhooks: {
      ...settings.webhooks,
      username: config.getOptionalString('webhooks.username'),
    },
    reading: { bots, deploymentStages: readDeploymentStages(config, at) },
  };
}

/**
 * The instances that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readJenkinsConfig(config: Config): JenkinsConfig[] {
  const section = config.getOptionalConfig(SECTION);
  const bots = readNames(config, 'delivery.bots');
  return section
    ? section.keys().map(name => readConnection(name, section, bots))
    : [];
}
