import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_DELIVERY_PATTERN,
  RELATION_CREATED_FROM,
  RELATION_HAS_ENVIRONMENT,
  TYPE_POD_ENVIRONMENT,
} from '@delivery-stack/backstage-plugin-delivery-common';

/**
 * Relates environments of pods and the templates that they were made from.
 *
 * @public
 */
export class PodEnvironmentProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'PodEnvironmentProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const pattern = entity.metadata.annotations?.[ANNOTATION_DELIVERY_PATTERN];
    if (
      entity.kind !== 'Resource' ||
      entity.spec?.type !== TYPE_POD_ENVIRONMENT ||
      !pattern
    ) {
      return entity;
    }
    const environment = getCompoundEntityRef(entity);
    const template = templateRef(pattern);
    emit(
      processingResult.relation({
        source: environment,
        type: RELATION_CREATED_FROM,
        target: template,
      }),
    );
    emit(
      processingResult.relation({
        source: template,
        type: RELATION_HAS_ENVIRONMENT,
        target: environment,
      }),
    );
    return entity;
  }
}

function templateRef(pattern: string) {
  try {
    return parseEntityRef(pattern, {
      defaultKind: 'Template',
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `metadata.annotations.${ANNOTATION_DELIVERY_PATTERN}: is no entity ref like template:default/name (${
        toError(error).message
      })`,
    );
  }
}
