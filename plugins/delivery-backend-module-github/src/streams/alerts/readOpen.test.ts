import { stopServers } from '@delivery-stack/vendor-replay/context';
import { addAlert, addAnalysis, closeAlert } from '../../__testUtils__/alerts';
import { alertSource, LISTS } from '../../__testUtils__/alertSource';
import { LEDGER } from '../../__testUtils__/testHost';
import { DAY, MINUTE, MONDAY } from '../../__testUtils__/wire';

/** Long before the first run of a source begins to read. */
const YEAR_BEFORE = MONDAY - 365 * DAY;

/** A source of a repository with many open alerts in one list. */
async function many(count: number, list = LISTS[1] as (typeof LISTS)[number]) {
  const given = await alertSource([list]);
  for (let number = 1; number <= count; number += 1) {
    const at = YEAR_BEFORE + number * MINUTE;
    addAlert(given.ledger, list, { number, at });
  }
  return given;
}

describe('reading what is open', () => {
  afterEach(stopServers);

  it.each(LISTS)('should go through all pages of %s', async list => {
    const { run, findings, queries } = await many(250, list);
    await run();
    expect(findings()).toHaveLength(250);
    const read = queries().filter(query => /state=open/.test(query));
    expect(read).toHaveLength(3);
    expect(read[0]).toMatch(/per_page=100/);
    // Cursors where GitHub has nothing else.
    expect(read[1]).toMatch(list === 'dependabot' ? /after=/ : /page=2/);
  });

  it('should begin again where an alert was closed between two pages', async () => {
    const { ledger, run, states, scans, server } = await many(101);
    const [first] = ledger.alerts.get('dependabot')!;
    server.onRequest(({ target }) => {
      if (/state=open/.test(target) && first.state === 'open') {
        closeAlert(first, 'fixed', MONDAY + 10 * DAY);
      }
    });
    await run();
    // It was drawn to the page before, which had been read.
    expect(states()['dependabot/101']).toBeUndefined();
    expect(scans()).toEqual([]);
    await run();
    expect(states()).toMatchObject({
      'dependabot/1': 'fixed',
      'dependabot/101': 'open',
    });
    expect(scans()).toHaveLength(1);
  });

  it('should take 2,000 alerts, and of more say that it does not', async () => {
    const given = await many(2_001);
    const { ledger, run, runAlerts, findings, scans, problems } = given;
    await run();
    expect(findings()).toHaveLength(2_000);
    expect(scans()).toEqual([]);
    const told = {
      code: 'failed',
      subject: `Dependabot alerts of ${LEDGER}`,
      message: expect.stringMatching(/^More than 2,000 are open: .*no scan/),
      cure: expect.any(String),
    };
    expect(problems).toEqual([told]);
    // Said in each run, and counted again on the next day only.
    expect(await runAlerts()).toEqual(['dependabot/alerts 304']);
    expect(problems).toEqual([told, told]);
    ledger.alerts.get('dependabot')!.pop();
    given.nextDay();
    await run();
    expect(problems).toHaveLength(2);
    expect(scans()).toHaveLength(1);
  });

  it('should report no scan before a reading that was cut short has ended', async () => {
    const { run, runUntilStored, findings, scans } = await many(150);
    await expect(runUntilStored(1)).rejects.toThrow();
    expect(findings()).toHaveLength(100);
    expect(scans()).toEqual([]);
    await run();
    expect(findings()).toHaveLength(150);
    expect(scans()).toHaveLength(1);
  });

  it('should report no scan of a list that it does not wholly understand', async () => {
    const { ledger, run, scans, unrecognised } = await many(2);
    const [alert] = ledger.alerts.get('dependabot')!;
    alert.security_vulnerability.severity = 'dreadful';
    await run();
    expect(unrecognised()).toHaveLength(1);
    expect(scans()).toEqual([]);
  });

  it('should take no analysis for a scan that failed or was of another branch', async () => {
    const { ledger, run, scans } = await alertSource(['code-scanning']);
    ledger.defaultBranch = 'trunk';
    const at = MONDAY - DAY;
    addAnalysis(ledger, 1, { at, ref: 'refs/heads/main' });
    addAnalysis(ledger, 2, { at, ref: 'refs/pull/7/merge' });
    addAnalysis(ledger, 3, { at, ref: 'refs/heads/trunk', error: 'no memory' });
    await run();
    expect(scans()).toEqual([]);
  });

  it('should take the latest analysis of each tool', async () => {
    const { ledger, run, scans } = await alertSource(['code-scanning']);
    const other = { tool: { name: 'Lens' } };
    addAnalysis(ledger, 1, { at: MONDAY - 9 * DAY });
    addAnalysis(ledger, 2, { at: MONDAY - 400 * DAY, ...other });
    addAnalysis(ledger, 3, { at: MONDAY - 2 * DAY });
    await run();
    const told = scans().map(({ tool, at }) => [tool, at]);
    expect(told.sort()).toEqual([
      ['CodeQL', MONDAY - 2 * DAY],
      ['Lens', MONDAY - 400 * DAY],
    ]);
  });
});
