import { Entity } from '@backstage/catalog-model';
import { outcome } from './__testUtils__/outcome';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(60_000);

const component = (name: string, text: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'delivery-stack.dev/outcome': text } },
  spec: { type: 'service', lifecycle: 'production', owner: 'pod' },
});

let catalog: Awaited<ReturnType<typeof startCatalog>>;

beforeAll(async () => {
  catalog = await startCatalog(
    [
      outcome('stay', {
        contributors: ['churn', 'not-there'],
        functions: ['security'],
      }),
      outcome('no-result', { statement: '' }),
      // Says the same as the outcome.
      component('churn', 'stay'),
      component('mail', 'outcome:default/stay, outcome:default/not-yet'),
      component('open', ''),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'security' },
        spec: { type: 'function', children: [] },
      },
    ],
    { functions: { security: { group: 'group:default/security' } } },
  );
});

afterAll(() => catalog?.stop());

const relations = (entity: Entity | undefined) =>
  (entity?.relations ?? [])
    .map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();

describe('outcomes in a catalog', () => {
  it('should be related both ways, once, whoever says so and whether it is there', async () => {
    const stay = await catalog.readOnce('outcome', 'stay', entity =>
      relations(entity).includes('hasContributor component:default/mail'),
    );
    expect(relations(stay)).toEqual([
      'hasAccountable group:default/security',
      'hasContributor component:default/churn',
      'hasContributor component:default/mail',
      'hasContributor component:default/not-there',
      'ownedBy group:default/pod',
    ]);
    const has = (relation: string) => (entity: Entity) =>
      relations(entity).includes(relation);
    const relation = 'contributesTo outcome:default/stay';
    expect(
      relations(await catalog.readOnce('component', 'churn', has(relation))),
    ).toEqual([relation, 'ownedBy group:default/pod']);
    expect(
      relations(await catalog.readOnce('component', 'mail', has(relation))),
    ).toEqual([
      'contributesTo outcome:default/not-yet',
      relation,
      'ownedBy group:default/pod',
    ]);
    const accountable = 'accountableFor outcome:default/stay';
    expect(
      relations(await catalog.readOnce('group', 'security', has(accountable))),
    ).toContain(accountable);
  });

  it('should be left out where they are wrong, and keep others in', async () => {
    const owned = (entity: Entity) => relations(entity).length > 0;
    expect(
      relations(await catalog.readOnce('component', 'open', owned)),
    ).toEqual(['ownedBy group:default/pod']);
    expect(await catalog.read('outcome', 'no-result')).toBeUndefined();
  });

  it.each([
    [
      outcome('stay', { statement: '' }),
      /spec\.statement: is empty; say it in a few words/,
    ],
    [
      outcome('stay', { functions: ['nobody'] }),
      /spec\.functions\.0: nobody is no function of delivery\.functions/,
    ],
    [
      component('churn', 'component:default/other'),
      /delivery-stack\.dev\/outcome: "component:default\/other" is no ref of an outcome/,
    ],
    [
      outcome('stay', { owner: ['pod'] }),
      /spec\.owner: is not text; write text/,
    ],
    [{ ...outcome('stay'), spec: 'hello' as any }, /spec must be object/],
    [
      { ...outcome('stay'), apiVersion: 'other.example/v1' },
      /No processor recognized/,
    ],
  ])('should be told what is wrong (%#)', async (entity, message) => {
    expect(await catalog.complaintsAbout(entity)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it('should have nothing to complain of where all is well', async () => {
    expect(await catalog.complaintsAbout(outcome('other'))).toEqual([]);
  });
});
