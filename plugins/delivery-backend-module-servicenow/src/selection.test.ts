import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected, numbersOf } from './__testUtils__/connected';
import {
  emptyInstance,
  ITEM,
  MONDAY,
  openChange,
} from './__testUtils__/testInstance';

afterEach(stopServers);

describe('what is selected', () => {
  const other = 'd2'.repeat(16);

  function twoItems() {
    const instance = emptyInstance();
    instance.put('cmdb_ci', { sys_id: other, name: 'pay-gateway' });
    openChange(instance, 1, MONDAY);
    openChange(instance, 2, MONDAY, { cmdb_ci: other });
    openChange(instance, 3, MONDAY, { cmdb_ci: '' });
    return instance;
  }

  it.each([
    [{ names: ['pay-gateway'], fromCatalog: false }, ['CHG0000002']],
    [
      { names: [ITEM, 'pay-gateway'], fromCatalog: false },
      ['CHG0000001', 'CHG0000002'],
    ],
    [{ names: [], fromCatalog: true }, ['CHG0000002']],
    [
      {
        names: [],
        matches: (name: string) => name.startsWith('l'),
        fromCatalog: false,
      },
      ['CHG0000001'],
    ],
    [
      { names: [], matches: () => true, fromCatalog: false },
      ['CHG0000001', 'CHG0000002', 'CHG0000003'],
    ],
  ])('should be of items %j', async (projects, numbers) => {
    const given = await connected(twoItems(), {
      config: { projects },
      annotated: [other],
    });
    await given.run();
    expect(numbersOf(given).sort()).toEqual(numbers);
  });

  it('should be told apart here where an address cannot hold the items', async () => {
    const annotated = Array.from({ length: 400 }, (_, place) =>
      place.toString(16).padStart(32, '0'),
    );
    const given = await connected(twoItems(), {
      config: { projects: { names: [], fromCatalog: true } },
      annotated: [...annotated, other],
    });
    await given.run();
    expect(numbersOf(given)).toEqual(['CHG0000002']);
  });

  it('should meet the configured query too', async () => {
    const instance = twoItems();
    openChange(instance, 4, MONDAY, { category: 'Software' });
    const given = await connected(instance, {
      config: { queries: { change_request: 'category=Software' } },
    });
    await given.run();
    expect(numbersOf(given)).toEqual(['CHG0000004']);
  });

  it('should say so where it is nothing', async () => {
    const given = await connected(twoItems(), {
      config: {
        projects: { names: [], fromCatalog: true },
        catalogItems: { names: [], fromCatalog: false },
      },
    });
    await given.run();
    expect(given.adaptations).toEqual([]);
    expect(given.context.logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/Nothing is selected/),
    );
  });

  const withRequests = () => {
    const instance = emptyInstance();
    instance.put('sc_cat_item', {
      sys_id: 'f1'.repeat(16),
      name: 'Cloud environment',
    });
    instance.put('sc_cat_item', { sys_id: 'f2'.repeat(16), name: 'Laptop' });
    const item = (number: string, more: Record<string, string>) =>
      instance.insert(
        'sc_req_item',
        { number, state: '1', active: 'true', correlation_id: '', ...more },
        MONDAY,
      ).sys_id;
    const cloud = item('RITM0000001', { cat_item: 'f1'.repeat(16) });
    item('RITM0000002', { cat_item: 'f2'.repeat(16) });
    const linked = item('RITM0000003', {
      cat_item: 'f2'.repeat(16),
      correlation_id: 'PAY-7',
    });
    for (const [place, request_item] of [cloud, linked].entries()) {
      instance.insert(
        'sc_task',
        {
          number: `SCTASK000000${place + 1}`,
          state: '1',
          active: 'true',
          correlation_id: '',
          request_item,
          cat_item: instance.get('sc_req_item', request_item)!.cat_item,
        },
        MONDAY,
      );
    }
    return instance;
  };

  it('should be requests that name another record, by default', async () => {
    const given = await connected(withRequests());
    await given.run();
    expect(numbersOf(given).sort()).toEqual(['RITM0000003', 'SCTASK0000002']);
  });

  it.each([
    [{ names: ['Cloud environment'], fromCatalog: false }],
    [
      {
        names: [],
        matches: (name: string) => /Cloud/.test(name),
        fromCatalog: false,
      },
    ],
  ])('should be the requests of catalog items %j', async catalogItems => {
    const given = await connected(withRequests(), { config: { catalogItems } });
    await given.run();
    expect(numbersOf(given).sort()).toEqual(['RITM0000001', 'SCTASK0000001']);
  });
});
