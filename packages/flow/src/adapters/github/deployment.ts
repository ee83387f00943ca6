import { AnyFact } from '../../events/fact';
import { factFrom, idIn, instantIn, textIn, Values } from '../reading';
import { personOf } from './person';
import { deploymentKey, Scope } from './scope';

/**
 * A deployment, when it was created; what became of it is in its statuses.
 *
 * @remarks
 * `updated_at` is never read: it moves whenever anything about the deployment
 * does, years later too. Without statuses the duration is unknown.
 */
export function deploymentFacts(
  deployment: Values,
  scope: Scope,
  run?: string,
): AnyFact[] {
  const { place, context } = scope;
  const at = instantIn(deployment, 'created_at', context);
  const key = deploymentKey(place, idIn(deployment, 'id') ?? '');
  if (!at) {
    return [];
  }
  return [
    factFrom('deployment.created', {
      // Only webhooks name the run: the poorer fact must not compete.
      id: `${key}/created${run ? '/run' : ''}`,
      source: place.source,
      at,
      data: {
        key,
        repository: place.repository,
        environment:
          textIn(deployment, 'environment') ??
          textIn(deployment, 'original_environment') ??
          '',
        sha: textIn(deployment, 'sha'),
        ref: textIn(deployment, 'ref'),
        run,
        actor: personOf(deployment.creator, context),
        url: textIn(deployment, 'url'),
      },
    }),
  ];
}
