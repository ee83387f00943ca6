import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  DAY,
  DEPLOY,
  deployed,
  emptyController,
  MAIN,
  MINUTE,
  MONDAY,
  startRun,
  wholeRun,
} from './__testUtils__/testController';
import { failing, runsOf, told } from './__testUtils__/told';

jest.setTimeout(60_000);

afterEach(stopServers);

describe('a build', () => {
  it('that cannot be read should keep no other one waiting, and be tried again', async () => {
    const given = await connected(told(3));
    given.server.faults = failing(/main\/2\/api/);
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'unavailable', subject: `${MAIN} #2` },
    ]);
    expect(runsOf(given)).toEqual([`${MAIN}/1`, `${MAIN}/3`]);
    given.server.faults = undefined;
    await given.run();
    expect(runsOf(given).sort()).toEqual([1, 2, 3].map(n => `${MAIN}/${n}`));
  });

  it('should not be passed where none can be read', async () => {
    const given = await connected(told(3));
    given.server.faults = failing(/main\/\d\/api/);
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'unavailable', subject: MAIN },
    ]);
    expect(given.memory.get(`jobs/${MAIN}`)).toBeUndefined();
    given.server.faults = undefined;
    await given.run();
    expect(runsOf(given)).toHaveLength(3);
  });

  it('whose stages cannot be had for long should be told without them, once', async () => {
    const given = await connected(told(2));
    given.server.faults = failing(/main\/2\/wfapi/);
    for (let runs = 0; runs < 21; runs += 1) {
      await given.run();
    }
    expect(runsOf(given)).toEqual([`${MAIN}/1`, `${MAIN}/2`]);
    const before = given.adaptations.length;
    await given.run();
    expect(given.adaptations).toHaveLength(before);
  });

  it('that is gone should be no failure', async () => {
    const controller = told(3);
    startRun(controller, 4, MONDAY + DAY);
    const given = await connected(controller);
    await given.run();
    controller.items.get(MAIN)!.builds!.delete(4);
    wholeRun(controller, 5, MONDAY + DAY);
    const remove = () => controller.items.get(MAIN)!.builds!.delete(5);
    given.server.faults = (_, { url }) => {
      if (/main\/5\/api/.test(url.pathname)) {
        remove();
      }
      return undefined;
    };
    await given.run();
    wholeRun(controller, 6, MONDAY + DAY);
    await given.run();
    expect(given.problems).toEqual([]);
    expect(runsOf(given)).toEqual([1, 2, 3, 6].map(n => `${MAIN}/${n}`));
  });

  it('whose stages nobody serves should make the plugin be missed', async () => {
    const given = await connected(told(3));
    given.server.faults = failing(/wfapi/, 404);
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'not-found', subject: 'stage view' },
    ]);
    expect(runsOf(given)).toHaveLength(3);
  });

  it('should do without the one that started it, where that is hidden or gone', async () => {
    const controller = told(1);
    for (const number of [1, 2]) {
      const upstream = { job: MAIN, number };
      controller.putBuild(DEPLOY, number, deployed(number, MONDAY, upstream));
    }
    const given = await connected(controller, {
      config: { projects: { names: [DEPLOY], fromCatalog: false } },
    });
    given.access.discoverable.add(MAIN);
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'missing-scope', subject: MAIN, scopes: ['Job/Read'] },
    ]);
    expect(runsOf(given)).toEqual([`${DEPLOY}/1`, `${DEPLOY}/2`]);
  });
});

describe('a list of builds', () => {
  it('should lose none where others are deleted between its pages', async () => {
    const controller = emptyController();
    for (let number = 1; number <= 250; number += 1) {
      wholeRun(controller, number, MONDAY + number * MINUTE);
    }
    const given = await connected(controller);
    const { builds } = controller.items.get(MAIN)!;
    given.server.faults = (_, { url }) => {
      const { searchParams } = url;
      if (/allBuilds.*\{99,/.test(searchParams.get('tree') ?? '')) {
        [245, 240, 235, 230, 225].forEach(number => builds!.delete(number));
      }
      return undefined;
    };
    await given.run();
    expect(runsOf(given)).toHaveLength(245);
  });
});

describe('a job', () => {
  it('that was made anew under its name should be read from its beginning', async () => {
    const controller = told(5);
    const given = await connected(controller);
    await given.run();
    controller.remove(MAIN);
    controller.addJob(MAIN);
    wholeRun(controller, 1, MONDAY + 5 * DAY);
    const before = given.adaptations.length;
    await given.run();
    expect(given.adaptations).toHaveLength(before + 1);
    expect(given.problems).toEqual([]);
  });

  it('that is gone should be forgotten, and read anew where it comes back', async () => {
    const controller = told(2);
    const given = await connected(controller);
    await given.run();
    expect(given.memory.has(`jobs/${MAIN}`)).toBe(true);
    controller.remove(MAIN);
    await given.run();
    expect(given.memory.has(`jobs/${MAIN}`)).toBe(false);
    controller.addJob(MAIN);
    wholeRun(controller, 1, MONDAY + DAY);
    await given.run();
    expect(given.memory.has(`jobs/${MAIN}`)).toBe(true);
    expect(given.problems).toEqual([]);
  });

  it('that goes while it is read should be no failure', async () => {
    const controller = told(2);
    const given = await connected(controller);
    given.server.onRequest(({ target }) => {
      if (target.includes('allBuilds')) {
        controller.remove(MAIN);
      }
    });
    await given.run();
    expect(given.problems).toEqual([]);
    expect(runsOf(given)).toEqual([]);
  });
});

describe('wishes', () => {
  it('should be fetched first and once, and forgotten when they are stored', async () => {
    const given = await connected(told(2));
    const keys = [
      `builds/${MAIN}/2`,
      `builds/${MAIN}/99`,
      'builds/elsewhere/other/1',
      'nonsense',
    ];
    keys.forEach(key => given.wishes.set(key, 1));
    const paths = await given.run();
    const asked = paths.filter(path => /\d\/api/.test(path));
    expect(asked.map(path => /job\/(\w+)\/(\d+)/.exec(path)!.slice(1))).toEqual(
      [
        ['main', '2'],
        ['main', '99'],
        ['main', '1'],
      ],
    );
    expect(given.wishes.size).toBe(0);
    expect(runsOf(given).sort()).toEqual([`${MAIN}/1`, `${MAIN}/2`]);
  });

  it('should stay where they could not be stored', async () => {
    const given = await connected(told());
    given.wishes.set(`builds/${MAIN}/1`, 1);
    given.context.sink.adapt = async () => {
      throw new Error('The database is gone');
    };
    await expect(given.run()).rejects.toThrow('The database is gone');
    expect(given.wishes.size).toBe(1);
  });

  it('that can never be fetched should not keep the others waiting', async () => {
    const given = await connected(told());
    given.wishes.set(`builds/${MAIN}/7`, 1);
    given.server.faults = failing(/main\/7\/api/, 400);
    await given.run();
    expect(given.wishes.size).toBe(0);
    expect(given.problems).toMatchObject([
      { code: 'bad-answer', subject: `builds/${MAIN}/7` },
    ]);
    expect(runsOf(given)).toEqual([`${MAIN}/1`]);
  });
});
