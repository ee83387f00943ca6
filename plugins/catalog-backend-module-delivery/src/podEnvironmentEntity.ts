import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  Activation,
  ANNOTATION_DELIVERY_ACTIVATION,
  ANNOTATION_DELIVERY_PATTERN,
  ANNOTATION_DELIVERY_PATTERN_DIGEST,
  ANNOTATION_DELIVERY_PATTERN_VERSION,
  ANNOTATION_DELIVERY_REPOSITORY,
  TYPE_POD_ENVIRONMENT,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** An environment of a pod, as the catalog has it. */
export function podEnvironmentEntity(activation: Activation): Entity {
  const { id, pattern, digest, version, component, owner, repository } =
    activation;
  const { namespace, name } = parseEntityRef(activation.environment);
  const location = `delivery:activations/${id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace,
      name,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_DELIVERY_PATTERN]: pattern,
        [ANNOTATION_DELIVERY_PATTERN_DIGEST]: digest,
        ...(version && { [ANNOTATION_DELIVERY_PATTERN_VERSION]: version }),
        [ANNOTATION_DELIVERY_ACTIVATION]: id,
        ...(repository && { [ANNOTATION_DELIVERY_REPOSITORY]: repository }),
      },
      ...(repository &&
        isHttps(repository) && {
          links: [{ url: repository, title: 'Repository' }],
        }),
    },
    spec: {
      type: TYPE_POD_ENVIRONMENT,
      owner,
      ...(component && { dependencyOf: [component] }),
    },
  };
}

/** Nothing else is a link that a browser may follow. */
function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
