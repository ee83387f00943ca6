import { mockCredentials } from '@backstage/backend-test-utils';
import { EnvironmentState } from '@delivery-stack/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { Suppression } from '../permissions/Suppression';
import { conformanceFigures } from './conformanceFigures';
import { ConformanceReport } from './ConformanceReport';

const component = (system: string, n: number) =>
  `component:default/${system}-${n}`;

/** Systems by name and size, all in one domain. */
function membershipOf(sizes: Record<string, number>) {
  const components = new Map<number, string>();
  const system = new Map<string, Set<number>>();
  for (const [name, size] of Object.entries(sizes)) {
    const members = new Set<number>();
    for (let n = 1; n <= size; n += 1) {
      components.set(components.size + 1, component(name, n));
      members.add(components.size);
    }
    system.set(`system:default/${name}`, members);
  }
  const domain = new Map([['domain:default/all', new Set(components.keys())]]);
  const groups = { system, domain, owner: new Map() };
  return { snapshot: async () => ({ components, groups }) };
}

function reportOn(options: {
  sizes: Record<string, number>;
  /** Component → state of its environment. */
  made: [component: string | null, state: EnvironmentState, outside?: true][];
  seesOrganisation?: boolean;
  readable?: (ref: string) => boolean;
}) {
  const { sizes, made, seesOrganisation = false } = options;
  const { readable = () => true } = options;
  const membership = membershipOf(sizes);
  const report = ConformanceReport.create({
    facts: {
      environments: async () =>
        made.map(([of, state, outside], index) => ({
          environment: `resource:default/e${index}`,
          component: of,
          pattern: 'template:default/web',
          digest: state,
          isOutside: outside ?? false,
          attestations: null,
        })),
    },
    approvals: {
      statesOf: async all =>
        all.map(({ digest }) => digest as EnvironmentState),
    },
    membership,
    access: { seesOrganisation: async () => seesOrganisation },
    suppression: Suppression.create({ membership }),
    readers: { readable: async refs => new Set([...refs].filter(readable)) },
    clock: () => 0,
  });
  const credentials = mockCredentials.user();
  return (by: 'system' | 'domain' = 'system') =>
    report.get(by, { credentials });
}

const ledger = (n: number) => component('ledger', n);

describe('conformance', () => {
  it('should count what is approved apart from what is not, and say what has none', async () => {
    const get = reportOn({
      sizes: { ledger: 6 },
      made: [
        [ledger(1), 'current'],
        [ledger(2), 'outdated', true],
        [ledger(3), 'current'],
        [ledger(3), 'unapproved'],
        [null, 'current'],
        ['component:default/elsewhere', 'current'],
      ],
    });
    expect(await get()).toEqual({
      asOf: '1970-01-01T00:00:00.000Z',
      items: [
        {
          entityRef: 'system:default/ledger',
          components: 6,
          suppressed: false,
          figures: {
            environments: {
              n: 4,
              current: 2,
              outdated: 1,
              unapproved: 1,
              outside: 1,
            },
            components: {
              n: 6,
              current: 1,
              outdated: 1,
              unapproved: 1,
              none: 3,
            },
          },
          withoutEnvironment: [ledger(4), ledger(5), ledger(6)],
        },
      ],
    });
  });

  it('should withhold small groups, and those by which a small one could be found', async () => {
    const sizes = { ledger: 6, cards: 5, tiny: 3 };
    const get = reportOn({ sizes, made: [], seesOrganisation: true });
    const { items, total } = await get();
    expect(items.map(each => [each.entityRef, !each.figures])).toEqual([
      ['system:default/cards', true],
      ['system:default/ledger', false],
      ['system:default/tiny', true],
    ]);
    expect(total?.components.n).toBe(14);
    expect((await get('domain')).items).toMatchObject([
      { entityRef: 'domain:default/all', figures: { components: { n: 14 } } },
    ]);
  });

  it('should show readers their groups alone, without what they could subtract', async () => {
    const sizes = { ledger: 6, cards: 6 };
    const seen = (readable: (ref: string) => boolean) =>
      reportOn({ sizes, made: [], readable })();
    const own = await seen(ref => /ledger/.test(ref));
    expect(own.total).toBeUndefined();
    expect(own.items).toMatchObject([
      { entityRef: 'system:default/ledger', suppressed: false },
    ]);
    const most = await seen(ref => /ledger$|ledger-[1-5]/.test(ref));
    expect(most.items).toMatchObject([
      {
        suppressed: true,
        withoutEnvironment: [1, 2, 3, 4, 5].map(ledger),
      },
    ]);
    expect(most.items[0].figures).toBeUndefined();
    expect((await seen(() => false)).items).toEqual([]);
  });

  it('should add up, whatever there is', () => {
    const state = fc.constantFrom<EnvironmentState>(
      'current',
      'outdated',
      'unapproved',
    );
    const environment = fc.record({
      component: fc.constant(null),
      state,
      isOutside: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(environment, { maxLength: 4 })), all => {
        const refs = all.map((_, index) => `component:default/c${index}`);
        const { environments, components } = conformanceFigures(
          refs,
          new Map(refs.map((ref, index) => [ref, all[index]])),
        );
        const sum = (each: typeof environments | typeof components) =>
          each.current + each.outdated + each.unapproved;
        expect(sum(environments)).toBe(environments.n);
        expect(sum(components) + components.none).toBe(components.n);
        expect(environments.outside).toBeLessThanOrEqual(environments.n);
        // One that is not approved is never outweighed by others that are.
        expect(components.unapproved).toBe(
          all.filter(own => own.some(each => each.state === 'unapproved'))
            .length,
        );
      }),
    );
  });
});
