import { costsSchema } from '../config/costsConfig';
import { CostRules } from './CostRules';

const rulesOf = (match?: unknown) =>
  CostRules.compile(costsSchema.parse({ match }).match);

describe('CostRules', () => {
  it.each([
    [{ component: 'Ledger' }, 'component:default/ledger'],
    [{ component: ' component:pay/ledger ' }, 'component:pay/ledger'],
    [{ COMPONENT: 'ledger' }, 'component:default/ledger'],
    [{ 'user:component': 'ledger' }, 'component:default/ledger'],
    [{ 'aws:tag:component': 'ledger' }, 'component:default/ledger'],
    [{ 'example.com/component': 'ledger' }, 'component:default/ledger'],
    [{ app: 'b', component: 'a' }, 'component:default/a'],
    [{ app: 'b', component: '  ' }, 'component:default/b'],
    [{ app: 'b', 'backstage-component': 'c' }, 'component:default/c'],
    // The least prefix counts, wherever it stands
    [{ 'user:component': 'b', component: 'a' }, 'component:default/a'],
    [{ 'b:component': 'b', 'a:component': 'a' }, 'component:default/a'],
  ])('should find in %j, without configuration, %s', (tags, ref) => {
    expect(rulesOf().allocate({ tags: tags as any })).toEqual({ ref });
  });

  it.each([
    [{}, 'no rule'],
    [{ mycomponent: 'a' }, 'no rule'],
    [{ component: ':/' }, 'no entity ref: :/'],
  ])('should say of %j why there is nobody: %s', (tags, reason) => {
    expect(rulesOf().allocate({ tags: tags as any })).toEqual({ reason });
  });

  it('should take the first rule that matches, accounts among tags', () => {
    const rules = rulesOf([
      { account: '1', entity: 'group:default/one' },
      { tag: 'Team', entity: 'group:default/{value}' },
      { account: '1', entity: 'group:default/never' },
      { account: '2', entity: 'group:default/Two' },
      { account: '2', entity: 'group:default/never' },
    ]);
    const of = (account: string | undefined, tags = {}) =>
      rules.allocate({ account, tags });
    expect(of('1', { team: 'x' })).toEqual({ ref: 'group:default/one' });
    expect(of('2', { team: 'x' })).toEqual({ ref: 'group:default/x' });
    expect(of('2')).toEqual({ ref: 'group:default/two' });
    expect(of('02')).toEqual({ reason: 'no rule' });
    expect(of(undefined)).toEqual({ reason: 'no rule' });
  });

  it('should want the prefix that a rule has', () => {
    const rules = rulesOf([{ tag: 'app.kubernetes.io/name' }]);
    const key = 'k8s:App.Kubernetes.io/name';
    expect(rules.allocate({ tags: { [key]: 'a' } })).toEqual({
      ref: 'component:default/a',
    });
    expect(rules.allocate({ tags: { name: 'a' } })).toEqual({
      reason: 'no rule',
    });
  });

  it('should put a value in as it is', () => {
    const rules = rulesOf([{ tag: 'app', entity: 'component:pay/{value}-x' }]);
    expect(rules.allocate({ tags: { app: '$&' } })).toEqual({
      ref: 'component:pay/$&-x',
    });
  });

  it('should have a digest of its own for other rules, and for another order', () => {
    const [a, b] = [{ tag: 'a' }, { tag: 'b' }];
    const digests = [[a, b], [b, a], [a], undefined].map(
      match => rulesOf(match).digest,
    );
    expect(new Set(digests).size).toBe(4);
    expect(rulesOf([{ tag: 'A' }]).digest).toBe(digests[2]);
  });
});

describe('delivery.costs', () => {
  it.each([
    [[], 'Too small'],
    [[{ tag: 'a', entity: 'component:default/x' }], 'has no {value}'],
    [[{ tag: 'a', entity: '' }], 'is no entity ref'],
    [[{ account: 12, entity: 'group:default/x' }], 'in quotes'],
    [[{ account: '1', entity: 'group:default/{value}' }], 'has {value}'],
    [[{ account: '1' }], 'entity'],
    [[{ tag: 'a', account: '1', entity: 'group:x/y' }], 'Unrecognized key'],
  ])('should refuse %j: %s', (match, message) => {
    const { error } = costsSchema.safeParse({ match });
    expect(JSON.stringify(error?.issues)).toContain(message);
  });
});
