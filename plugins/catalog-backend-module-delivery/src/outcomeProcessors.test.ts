import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorResult,
} from '@backstage/plugin-catalog-node';
import { outcome } from './__testUtils__/outcome';
import { OutcomeContributionProcessor } from './OutcomeContributionProcessor';
import { OutcomeProcessor } from './OutcomeProcessor';

const location = { type: 'url', target: 'https://git.example/outcome.yaml' };

const outcomes = OutcomeProcessor.fromConfig(
  new ConfigReader({
    delivery: {
      functions: {
        security: { group: 'group:default/security' },
        legal: { title: 'Legal' },
      },
    },
  }),
);

/** What a processor relates, as `source type target`. */
async function relationsOf(processor: CatalogProcessor, entity: Entity) {
  const emitted: CatalogProcessorResult[] = [];
  const name = (ref: { kind: string; namespace: string; name: string }) =>
    `${ref.kind.toLowerCase()}:${ref.namespace}/${ref.name}`;
  await processor.postProcessEntity!(
    entity,
    location,
    result => emitted.push(result),
    { get: async () => undefined, set: async () => {} },
  );
  return emitted.map(result => {
    const { source, type, target } = (result as any).relation;
    return `${name(source)} ${type} ${name(target)}`;
  });
}

describe('OutcomeProcessor', () => {
  it('should know its own kind, and leave that of others to them', async () => {
    const valid = (entity: Entity) => outcomes.validateEntityKind(entity);
    await expect(valid(outcome('stay'))).resolves.toBe(true);
    const foreign = { ...outcome('stay'), apiVersion: 'other.example/v1' };
    await expect(valid(foreign)).resolves.toBe(false);
    await expect(valid({ ...foreign, kind: 'Component' })).resolves.toBe(false);
    expect(await relationsOf(outcomes, foreign)).toEqual([]);
  });

  it.each([
    [
      outcome('stay', { owner: 'a:b:c', statement: '' }),
      'spec.statement: is empty; say it in a few words\nspec.owner: is no ref of a group or user; write it like group:default/name',
    ],
    [
      outcome('stay', { functions: ['legal', 'secruity'] }),
      'spec.functions.1: secruity is no function of delivery.functions; write one of pod, platform, infrastructure, security, compliance, architecture, data, operations, business, legal',
    ],
    [
      { ...outcome('stay'), apiVersion: 'delivery-stack.dev/v2' },
      'apiVersion: is none of the possible values; write delivery-stack.dev/v1alpha1',
    ],
    [
      outcome('stay', { contributors: ['outcome:default/stay'] }),
      'spec.contributors.0: is no ref of a component, system, domain or group; write it like component:default/name',
    ],
    [
      { ...outcome('stay'), spec: undefined },
      'spec: is missing; add an object with fields',
    ],
  ])('should refuse with field and cure (%#)', async (entity, message) => {
    await expect(
      outcomes.validateEntityKind(entity as Entity),
    ).rejects.toMatchObject({ name: 'InputError', message });
  });

  it('should keep one whose due day has passed', async () => {
    const { measure } = outcome('stay').spec as any;
    const old = outcome('stay', { measure: { ...measure, due: '2020-01-01' } });
    await expect(outcomes.validateEntityKind(old)).resolves.toBe(true);
  });

  it('should relate both ways to owner, domain, contributors and functions', async () => {
    const entity = outcome('stay', {
      domain: 'retail',
      contributors: ['churn', 'component:default/churn', 'system:crm/mail'],
      // Nobody is configured for legal: there is no group to relate.
      functions: ['security', 'legal', 'pod'],
    });
    expect(await relationsOf(outcomes, entity)).toEqual([
      'outcome:default/stay ownedBy group:default/pod',
      'group:default/pod ownerOf outcome:default/stay',
      'outcome:default/stay partOf domain:default/retail',
      'domain:default/retail hasPart outcome:default/stay',
      'outcome:default/stay hasContributor component:default/churn',
      'component:default/churn contributesTo outcome:default/stay',
      'outcome:default/stay hasContributor system:crm/mail',
      'system:crm/mail contributesTo outcome:default/stay',
      'outcome:default/stay hasAccountable group:default/security',
      'group:default/security accountableFor outcome:default/stay',
    ]);
  });

  it('should read short refs in the namespace of the outcome', async () => {
    const entity = outcome('stay', { contributors: ['churn'] });
    entity.metadata.namespace = 'retail';
    expect(await relationsOf(outcomes, entity)).toContain(
      'component:retail/churn contributesTo outcome:retail/stay',
    );
  });
});

describe('OutcomeContributionProcessor', () => {
  const annotated = (text?: string, kind = 'Component'): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: 'churn',
      annotations: {
        ...(text !== undefined && { 'delivery-stack.dev/outcome': text }),
      },
    },
  });
  const relations = (entity: Entity) =>
    relationsOf(new OutcomeContributionProcessor(), entity);

  it.each(['stay', 'outcome:default/stay', ' Outcome:stay ,, stay'])(
    'should relate %p both ways, once',
    async text => {
      expect(await relations(annotated(text))).toEqual([
        'component:default/churn contributesTo outcome:default/stay',
        'outcome:default/stay hasContributor component:default/churn',
      ]);
    },
  );

  it.each([undefined, '', '  ', ' , '])(
    'should take %p for nothing said, on any kind',
    async text => {
      expect(await relations(annotated(text))).toEqual([]);
      expect(await relations(annotated(text, 'API'))).toEqual([]);
    },
  );

  it.each([
    [
      'component:default/x',
      'Component',
      /is no ref of an outcome; write it like/,
    ],
    ['a:b:c', 'Component', /"a:b:c" is no ref/],
    ['x'.repeat(5000), 'Component', /^.{0,250}$/],
    ['stay', 'API', /a API contributes to no outcome, only component, system/],
    // Otherwise contributions could go round in circles.
    ['other', 'Outcome', /a Outcome contributes to no outcome/],
    ['a,'.repeat(51), 'System', /names 51 outcomes; keep it to 50/],
  ])('should refuse an annotation (%#)', async (text, kind, message) => {
    await expect(relations(annotated(text, kind))).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
  });
});
