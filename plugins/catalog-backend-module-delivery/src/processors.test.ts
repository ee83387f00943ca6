import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { PodEnvironmentProcessor } from './PodEnvironmentProcessor';
import { PodEnvironmentTemplateProcessor } from './PodEnvironmentTemplateProcessor';

const location = { type: 'delivery', target: 'activations/1' };

const environment = (pattern?: string, type = 'pod-environment'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'payments',
    annotations: { ...(pattern && { 'delivery-stack.dev/pattern': pattern }) },
  },
  spec: { type, owner: 'pod' },
});

async function relationsOf(entity: Entity) {
  const emitted: CatalogProcessorResult[] = [];
  await new PodEnvironmentProcessor().postProcessEntity(
    entity,
    location,
    result => emitted.push(result),
  );
  return emitted;
}

describe('PodEnvironmentProcessor', () => {
  it('should relate environment and template both ways', async () => {
    const resource = {
      kind: 'Resource',
      namespace: 'default',
      name: 'payments',
    };
    const template = { kind: 'template', namespace: 'default', name: 'web' };
    expect(await relationsOf(environment('template:default/web'))).toEqual([
      {
        type: 'relation',
        relation: { source: resource, type: 'createdFrom', target: template },
      },
      {
        type: 'relation',
        relation: {
          source: template,
          type: 'hasEnvironment',
          target: resource,
        },
      },
    ]);
  });

  it('should leave others alone, and name a ref that is none', async () => {
    expect(await relationsOf(environment())).toEqual([]);
    expect(await relationsOf(environment('web', 'database'))).toEqual([]);
    await expect(relationsOf(environment('template:'))).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('delivery-stack.dev/pattern'),
    });
  });
});

describe('PodEnvironmentTemplateProcessor', () => {
  const process = (steps: object[], type = 'pod-environment') =>
    new PodEnvironmentTemplateProcessor().preProcessEntity({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name: 'web' },
      spec: { type, steps: steps as any },
    });
  const verify = { action: 'delivery:pattern:verify' };

  it('should accept a pattern that verifies first, and other templates', async () => {
    await expect(process([verify])).resolves.toMatchObject({
      kind: 'Template',
    });
    await expect(process([], 'service')).resolves.toBeDefined();
  });

  it.each([
    ['another first step', [{ action: 'fetch:template' }, verify]],
    ['a condition', [{ ...verify, if: '${{ false }}' }]],
    ['a loop', [{ ...verify, each: [] }]],
  ])('should refuse a pattern with %s, with the cure', async (_, steps) => {
    await expect(process(steps)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /^spec\.steps\.0: .*; (put it before all others|remove if and each from it)$/,
      ),
    });
  });
});
