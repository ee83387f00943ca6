import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { ActivationRow } from './activationRow';
import { ActivationRequest } from './ActivationService';
import { repositorySubject } from './repositorySubject';

/** What of an activation the request alone decides. */
export type RequestedActivation = Omit<
  ActivationRow,
  | 'id'
  | 'version'
  | 'requested_ms'
  | 'ready_ms'
  | 'first_run_ms'
  | 'productive_ms'
  | 'deployed_ms'
>;

const NAMESPACE = /^[a-z0-9]+(-[a-z0-9]+)*$/i;

/**
 * A request as it is stored: refs in one spelling, parameters as a hash, and
 * nothing about who asked.
 *
 * @throws InputError that names the field.
 */
export function requestedActivation(
  request: ActivationRequest,
): RequestedActivation {
  const { taskId, digest, parameters, component } = request;
  const repository = request.repository && withoutSecrets(request.repository);
  for (const [field, value] of Object.entries({ taskId, digest, repository })) {
    // PostgreSQL cannot store it.
    if (value?.includes('\u0000')) {
      throw new InputError(`${field}: holds U+0000; leave it out`);
    }
  }
  if (!NAMESPACE.test(request.namespace)) {
    throw new InputError(
      'namespace: is no namespace of entities; use letters, digits and single dashes',
    );
  }
  return {
    task_id: taskId,
    pattern: refOf('pattern', request.pattern, 'template'),
    digest,
    environment: environmentRef(request.namespace, request.name),
    component:
      component === undefined
        ? null
        : refOf('component', component, 'component'),
    owner: refOf('owner', request.owner, 'group'),
    repository: repository || null,
    subject: repository ? repositorySubject(repository) : null,
    manifest: request.manifest ?? null,
    parameters_hash: createHash('sha256')
      .update(canonicalize(parameters) ?? '')
      .digest('hex'),
    sent_ms: Date.parse(request.requestedAt),
  };
}

/** The first field in which two requests differ, as the API calls it. */
export function differenceOf(
  one: RequestedActivation,
  other: RequestedActivation,
): string | undefined {
  const fields = {
    pattern: 'pattern',
    digest: 'digest',
    name: 'environment',
    component: 'component',
    owner: 'owner',
    repository: 'repository',
    requestedAt: 'sent_ms',
    parameters: 'parameters_hash',
  } as const;
  return Object.entries(fields).find(
    ([, column]) => one[column] !== other[column],
  )?.[0];
}

function environmentRef(namespace: string, name: string): string {
  return stringifyEntityRef({ kind: 'Resource', namespace, name });
}

/** A scaffolder may give the address that it pushed to, with its token in it. */
function withoutSecrets(repository: string): string {
  if (!/^https?:/i.test(repository) || !URL.canParse(repository)) {
    return repository;
  }
  const url = new URL(repository);
  if (!url.username && !url.password) {
    return repository;
  }
  url.username = '';
  url.password = '';
  return url.href;
}

/** In lower case, with kind and namespace. */
export function refOf(field: string, ref: string, defaultKind: string): string {
  try {
    if (ref.includes('\u0000')) {
      throw new InputError('it holds U+0000');
    }
    const full = stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
    if (full.length > 500) {
      throw new InputError('it is longer than 500 characters');
    }
    return full;
  } catch (error) {
    throw new InputError(
      `${field}: is no entity ref like ${defaultKind}:default/name (${
        toError(error).message
      })`,
    );
  }
}
