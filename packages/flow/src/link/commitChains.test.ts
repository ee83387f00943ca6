import { AnyFact } from '../events/fact';
import { CommitChains } from './commitChains';

const commit = (sha: string, parent: string, change?: string): AnyFact => ({
  type: 'commit.authored',
  id: `c/${sha}`,
  source: 'github:github.com',
  time: 1,
  data: { sha, repository: 'bank/pay', parents: [parent], change },
});

const change = (
  key: string,
  shas: { headSha: string; baseSha?: string; mergeSha?: string },
): AnyFact => ({
  type: 'change.created',
  id: key,
  source: 'github:github.com',
  time: 1,
  data: { key, repository: 'bank/pay', ...shas },
});

const claims = (facts: AnyFact[]) => {
  const chains = new CommitChains();
  facts.forEach(fact => chains.add(fact));
  return chains
    .conclude()
    .map(({ data }) => data as { sha: string; change?: string })
    .filter(({ change: of }) => of)
    .map(({ sha, change: of }) => `${sha} of ${of}`)
    .sort();
};

describe('CommitChains', () => {
  const facts = [
    change('bank/pay#1', { headSha: 'c', baseSha: 'base' }),
    commit('c', 'b'),
    commit('b', 'a'),
    commit('a', 'base'),
    commit('base', 'older'),
  ];
  const expected = ['a', 'b', 'c'].map(sha => `${sha} of bank/pay#1`);

  it('should follow first parents from the head to the base', () => {
    expect(claims(facts)).toEqual(expected);
  });

  it('should not depend on the order of facts', () => {
    expect(claims([...facts].reverse())).toEqual(expected);
  });

  it('should end at the merge of another change, though the base moved on', () => {
    const moved = [
      change('bank/pay#1', { headSha: 'c', baseSha: 'later' }),
      change('bank/pay#0', { headSha: 'x', mergeSha: 'base' }),
      ...facts.slice(1),
    ];
    expect(claims(moved)).toEqual(expected);
  });

  it('should leave commits alone that their source gives to a change', () => {
    expect(claims([facts[0], commit('c', 'b', 'bank/pay#7')])).toEqual([]);
  });

  it('should hold commits back and give each once', () => {
    const chains = new CommitChains();
    expect(facts.map(fact => chains.add(fact))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(chains.conclude()).toHaveLength(4);
  });

  it('should end a loop of parents', () => {
    const loop = [facts[0], commit('c', 'b'), commit('b', 'c')];
    expect(claims(loop)).toEqual(expected.slice(1));
  });
});
