import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { AdapterContext } from '@delivery-stack/flow/adapters';
import { nameMatcher } from '@delivery-stack/flow';
import { createHash } from 'node:crypto';

/** Which jobs, or stages of them, deploy and where to. @internal */
export type DeploymentStages = NonNullable<AdapterContext['deploymentStages']>;

function readPattern(config: Config, key: string, at: string) {
  const pattern = config.getOptionalString(key);
  try {
    nameMatcher(pattern === undefined ? [] : [pattern]);
  } catch {
    throw new InputError(`${at}.${key}: it is not a valid pattern`);
  }
  return pattern;
}

function readStage(config: Config, at: string): DeploymentStages[number] {
  const job = readPattern(config, 'job', at);
  const environment = config.getOptionalString('environment');
  const parameter = config.getOptionalString('parameter');
  if (!job) {
    throw new InputError(
      `${at}.job: write the full name of a job, or a pattern`,
    );
  }
  if (!environment && !parameter) {
    throw new InputError(
      `${at}.environment: write where it deploys to, or in parameter which parameter of the build says so`,
    );
  }
  return {
    job,
    stage: readPattern(config, 'stage', at),
    environment,
    parameter,
    repository: config.getOptionalString('repository'),
  };
}

/**
 * Reads `deploymentStages` of a connection.
 *
 * @throws InputError that names the key and the cure.
 */
export function readDeploymentStages(
  config: Config,
  at: string,
): DeploymentStages {
  const given = config.getOptionalConfigArray('deploymentStages') ?? [];
  return given.map((each, place) =>
    readStage(each, `${at}.deploymentStages[${place}]`),
  );
}

/** Tells one set of rules from another: what was read by others is read again. */
export const digestOf = (stages: DeploymentStages): string =>
  createHash('sha256')
    .update(JSON.stringify(stages))
    .digest('hex')
    .slice(0, 12);
