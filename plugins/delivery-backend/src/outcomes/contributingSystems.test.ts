import { Membership } from '../insight/Membership';
import { contributingSystems } from './contributingSystems';

const membership: Membership = {
  snapshot: async () => ({
    components: new Map([
      [1, 'component:default/ledger'],
      [2, 'component:default/rates'],
      [3, 'component:default/alone'],
    ]),
    groups: {
      system: new Map([
        ['system:default/payments', new Set([1, 2])],
        ['system:default/cards', new Set([2])],
      ]),
      domain: new Map([['domain:default/bank', new Set([3])]]),
      owner: new Map(),
    },
  }),
};

describe('contributingSystems', () => {
  it.each([
    [
      'those of contributing components',
      ['component:default/ledger'],
      ['component:default/ledger'],
      ['system:default/payments'],
    ],
    [
      'each once, in order',
      ['component:default/rates', 'component:default/ledger'],
      ['component:default/ledger', 'component:default/rates'],
      ['system:default/cards', 'system:default/payments'],
    ],
    [
      'itself, even without a component',
      ['system:default/new'],
      [],
      ['system:default/new'],
    ],
    [
      'none of a component that is in none',
      ['component:default/alone', 'domain:default/bank'],
      ['component:default/alone'],
      [],
    ],
  ])('should name %s', async (_, contributors, components, systems) => {
    expect(
      await contributingSystems(contributors, components, membership),
    ).toEqual(systems);
  });
});
