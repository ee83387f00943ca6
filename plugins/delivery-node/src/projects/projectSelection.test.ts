import { ConfigReader } from '@backstage/config';
import { readProjectSelection, selectProjects } from './projectSelection';

const select = async (projects: unknown) => {
  const listed: string[] = [];
  const selection = readProjectSelection(
    new ConfigReader({ projects } as any),
    'sources.x.main',
  );
  const selected = await selectProjects(selection, {
    list: function* list() {
      for (const name of ['bank/ledger', 'bank/cards', 'shop/till']) {
        listed.push(name);
        yield name;
      }
    },
    annotated: async () => ['bank/ledger', 'bank/vault'],
  });
  return { selected, listed: listed.length };
};

describe('projects', () => {
  it.each<[unknown, string[], number]>([
    [undefined, ['bank/ledger', 'bank/vault'], 0],
    ['catalog', ['bank/ledger', 'bank/vault'], 0],
    [['bank/hidden'], ['bank/hidden'], 0],
    ['bank/*', ['bank/cards', 'bank/ledger'], 3],
    [
      ['catalog', 'shop/*', 'bank/ledger'],
      ['bank/ledger', 'bank/vault', 'shop/till'],
      3,
    ],
    [['/^shop\\//'], ['shop/till'], 3],
  ])('%p selects %p', async (projects, expected, listed) => {
    expect(await select(projects)).toEqual({ selected: expected, listed });
  });

  it.each([
    [[], /sources\.x\.main\.projects: name at least/],
    [[' '], /projects: name at least/],
    [[''], /projects\[0\]/],
  ])('refuses %p', async (projects, message) => {
    await expect(select(projects)).rejects.toThrow(message);
  });
});
