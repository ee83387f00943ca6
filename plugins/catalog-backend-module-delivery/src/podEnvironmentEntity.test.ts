import { entitySchemaValidator } from '@backstage/catalog-model';
import { Activation } from '@delivery-stack/backstage-plugin-delivery-common';
import { podEnvironmentEntity } from './podEnvironmentEntity';

const activation: Activation = {
  id: '7c1f',
  pattern: 'template:default/web-service',
  digest: 'sha256:one',
  version: '1.2.0',
  environment: 'resource:pods/payments',
  component: 'component:default/payments',
  owner: 'group:default/pod',
  repository: 'https://github.com/bank/payments',
  requestedAt: '2026-03-02T00:00:00.000Z',
  readyAt: '2026-03-02T00:12:00.000Z',
  state: 'current',
};

describe('podEnvironmentEntity', () => {
  it('should be a resource that says what it was made from', () => {
    const entity = podEnvironmentEntity(activation);
    expect(entitySchemaValidator()(entity)).toEqual(entity);
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'pods',
        name: 'payments',
        annotations: {
          'backstage.io/managed-by-location': 'delivery:activations/7c1f',
          'backstage.io/managed-by-origin-location':
            'delivery:activations/7c1f',
          'delivery-stack.dev/pattern': 'template:default/web-service',
          'delivery-stack.dev/pattern-digest': 'sha256:one',
          'delivery-stack.dev/pattern-version': '1.2.0',
          'delivery-stack.dev/activation': '7c1f',
          'delivery-stack.dev/repository': 'https://github.com/bank/payments',
        },
        links: [
          { url: 'https://github.com/bank/payments', title: 'Repository' },
        ],
      },
      spec: {
        type: 'pod-environment',
        owner: 'group:default/pod',
        dependencyOf: ['component:default/payments'],
      },
    });
  });

  it.each([
    'file:///srv/payments',
    'http://git.example/payments',
    'no address',
  ])('should not link to %s', repository => {
    const { metadata } = podEnvironmentEntity({ ...activation, repository });
    expect(metadata.links).toBeUndefined();
    expect(metadata.annotations).toMatchObject({
      'delivery-stack.dev/repository': repository,
    });
  });

  it('should leave out what is not known', () => {
    const { version, component, repository, ...rest } = activation;
    const { metadata, spec } = podEnvironmentEntity(rest);
    expect(Object.keys(metadata.annotations!)).toHaveLength(5);
    expect(spec).toEqual({ type: 'pod-environment', owner: activation.owner });
  });
});
