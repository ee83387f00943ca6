import { adaptGitHub } from '@delivery-stack/flow/adapters';
import { GitHubAlertList } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import {
  addAlert,
  addAnalysis,
  closeAlert,
  SECRET,
  switchOn,
} from '../../__testUtils__/alerts';
import { alertSource, LISTS } from '../../__testUtils__/alertSource';
import { LEDGER } from '../../__testUtils__/testHost';
import { DAY, HOUR, iso, MONDAY } from '../../__testUtils__/wire';

/** Long before the first run of a source begins to read. */
const YEAR_BEFORE = MONDAY - 365 * DAY;

describe('alerts', () => {
  afterEach(stopServers);

  it('should read what is open, however old, and say that somebody looked', async () => {
    const given = await alertSource(LISTS);
    const { ledger, run, findings, scans, clock } = given;
    for (const list of LISTS) {
      addAlert(ledger, list, { number: 1, at: YEAR_BEFORE });
      addAlert(ledger, list, { number: 2, at: MONDAY });
    }
    addAnalysis(ledger, 1, { at: MONDAY - 3 * DAY });
    await run();
    expect(findings()).toHaveLength(6);
    expect(findings()).toContainEqual(
      expect.objectContaining({
        key: `${LEDGER}/dependabot/1`,
        kind: 'dependency',
        severity: 'medium',
        state: 'open',
        opened: new Date(YEAR_BEFORE).toISOString(),
      }),
    );
    const scan = (list: string, tool: string, more: object) => ({
      key: `${LEDGER}/${list}/scans/${tool}`,
      repository: LEDGER,
      tool,
      ...more,
    });
    expect(scans()).toEqual([
      scan('code-scanning', 'CodeQL', { kind: 'code', at: MONDAY - 3 * DAY }),
      scan('dependabot', 'Dependabot', { kind: 'dependency', at: clock.now }),
      scan('secret-scanning', 'GitHub secret scanning', {
        kind: 'secret',
        at: clock.now,
      }),
    ]);
    const tools = (all: ReadonlyArray<Record<string, unknown>>) => [
      ...new Set(all.map(({ tool }) => tool)),
    ];
    expect(tools(findings())).toEqual(tools(scans()));
    expect(given.problems).toEqual([]);
    expect(given.unrecognised()).toEqual([]);
  });

  it('should ask each list once where nothing is new, and for all of it once a day', async () => {
    const given = await alertSource(LISTS);
    const { ledger, runAlerts, scans, adaptations, nextDay } = given;
    LISTS.forEach(list => addAlert(ledger, list, { number: 1, at: MONDAY }));
    await runAlerts();
    const stored = adaptations.length;
    expect(await runAlerts()).toEqual(LISTS.map(list => `${list}/alerts 304`));
    expect(adaptations).toHaveLength(stored);
    expect(scans()).toHaveLength(2);
    nextDay();
    expect(await runAlerts()).toEqual(
      LISTS.flatMap(list => [`${list}/alerts 304`, `${list}/alerts`]),
    );
    expect(scans()).toHaveLength(4);
  });

  it('should follow an alert that is fixed, and one that is dismissed', async () => {
    const { ledger, runAlerts, states } = await alertSource(['dependabot']);
    const add = (number: number, at: number) =>
      addAlert(ledger, 'dependabot', { number, at });
    const fixed = add(1, MONDAY);
    const dismissed = add(2, YEAR_BEFORE);
    add(3, MONDAY);
    await runAlerts();
    closeAlert(fixed, 'fixed', MONDAY + 10 * DAY + HOUR);
    closeAlert(dismissed, 'dismissed', MONDAY + 10 * DAY + 2 * HOUR);
    // The list tells it: no alert is asked for by itself.
    expect(await runAlerts()).toEqual(['dependabot/alerts']);
    expect(states()).toEqual({
      'dependabot/1': 'fixed',
      'dependabot/2': 'dismissed',
      'dependabot/3': 'open',
    });
  });

  it('should ask once for what is open no more, where no list tells why', async () => {
    const given = await alertSource(['code-scanning']);
    const { ledger, states, nextDay } = given;
    const runAlerts = async () =>
      (await given.runAlerts()).filter(path => /^code/.test(path));
    for (const number of [1, 2, 3]) {
      addAlert(ledger, 'code-scanning', { number, at: YEAR_BEFORE });
    }
    await runAlerts();
    const [first, , third] = ledger.alerts.get('code-scanning')!;
    // Closed at an instant that is no news, and deleted with its analyses.
    closeAlert(first, 'fixed', YEAR_BEFORE + HOUR);
    ledger.alerts.set('code-scanning', [first, third]);
    nextDay();
    expect((await runAlerts()).slice(2).sort()).toEqual([
      'code-scanning/alerts/1',
      'code-scanning/alerts/2 404',
    ]);
    expect(states()).toEqual({
      'code-scanning/1': 'fixed',
      'code-scanning/2': 'dismissed',
      'code-scanning/3': 'open',
    });
    nextDay();
    expect(await runAlerts()).toHaveLength(2);
  });

  it('should know of a deleted alert what it was, and not when it was deleted', async () => {
    const given = await alertSource(['dependabot']);
    const { ledger, run, facts, clock, nextDay } = given;
    addAlert(ledger, 'dependabot', { number: 1, at: YEAR_BEFORE });
    await run();
    switchOn(ledger, 'dependabot');
    nextDay();
    await run();
    expect(facts()).toContainEqual({
      type: 'finding.reported',
      id: `${LEDGER}/dependabot/1/gone/${clock.now}`,
      source: 'github:github.com',
      time: clock.now,
      inferred: true,
      data: {
        key: `${LEDGER}/dependabot/1`,
        repository: LEDGER,
        kind: 'dependency',
        tool: 'Dependabot',
        severity: 'medium',
        state: 'dismissed',
        opened: new Date(YEAR_BEFORE).toISOString(),
      },
    });
  });

  it('should read to its end a list of changes that was cut short, though its top is as it was', async () => {
    const given = await alertSource(['dependabot']);
    const { ledger, runAlerts, runUntilStored, states } = given;
    for (let number = 1; number <= 130; number += 1) {
      const at = MONDAY + number * HOUR;
      const alert = addAlert(ledger, 'dependabot', { number, at });
      closeAlert(alert, 'fixed', at + HOUR);
    }
    await expect(runUntilStored(2)).rejects.toThrow();
    expect(Object.keys(states())).toHaveLength(50);
    expect(await runAlerts()).not.toContain('dependabot/alerts 304');
    expect(Object.keys(states())).toHaveLength(130);
    expect(await runAlerts()).toEqual(['dependabot/alerts 304']);
  });

  it('should keep the three lists apart', async () => {
    const { ledger, run, states, nextDay } = await alertSource(LISTS);
    const alerts = LISTS.map(list =>
      addAlert(ledger, list, { number: 1, at: MONDAY }),
    );
    await run();
    closeAlert(alerts[1], 'fixed', MONDAY + 11 * DAY);
    nextDay();
    await run();
    expect(states()).toEqual({
      'code-scanning/1': 'open',
      'dependabot/1': 'fixed',
      'secret-scanning/1': 'open',
    });
  });

  it('should take the time of an alert that is opened again from the list', async () => {
    const { ledger, run, states } = await alertSource(['secret-scanning']);
    const alert = addAlert(ledger, 'secret-scanning', {
      number: 1,
      at: MONDAY,
    });
    const become = (state: string, resolution: string | null, at: number) =>
      Object.assign(alert, { state, resolution, updated_at: iso(at) });
    become('resolved', 'revoked', MONDAY + DAY);
    await run();
    expect(states()).toEqual({ 'secret-scanning/1': 'fixed' });
    become('open', null, MONDAY + 11 * DAY);
    await run();
    expect(states()).toEqual({ 'secret-scanning/1': 'open' });
  });

  it.each(LISTS)('should say the same of %s as its webhook', async list => {
    const { ledger, run, facts } = await alertSource([list], {
      // However an annotation writes it.
      config: {
        projects: { names: [LEDGER.toUpperCase()], fromCatalog: false },
      },
    });
    const alert = addAlert(ledger, list, { number: 12, at: MONDAY });
    await run();
    const webhook = adaptGitHub({
      action: 'created',
      alert,
      repository: { full_name: LEDGER },
    });
    expect(webhook.facts).toHaveLength(1);
    expect(facts().filter(({ type }) => type === 'finding.reported')).toEqual(
      webhook.facts,
    );
  });

  it('should keep neither secrets nor persons nor places, wherever it keeps something', async () => {
    const given = await alertSource(LISTS);
    const { ledger, run, adaptations, memory, queries } = given;
    LISTS.forEach(list => addAlert(ledger, list, { number: 1, at: MONDAY }));
    await run();
    for (const [alert] of ledger.alerts.values()) {
      closeAlert(alert, 'dismissed', MONDAY + 11 * DAY);
    }
    await run();
    const kept = JSON.stringify([adaptations, [...memory]]);
    expect(kept).toContain('dismissed');
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toMatch(/person7|vault\.ts|yarn\.lock/);
    const asked = queries().filter(query => /^secret/.test(query));
    expect(asked.every(query => /hide_secret=true/.test(query))).toBe(true);
  });

  it.each<[object, GitHubAlertList[]]>([
    [{ alerts: false }, []],
    [{ codeScanning: false }, ['dependabot', 'secret-scanning']],
  ])('should read with %p the lists %p', async (config, lists) => {
    const { runAlerts } = await alertSource(LISTS, { config });
    const asked = (await runAlerts()).map(path => path.split('/')[0]);
    expect([...new Set(asked)]).toEqual(lists);
  });
});
