import { stopServers } from '@delivery-stack/vendor-replay/context';
import { addAlert } from '../../__testUtils__/alerts';
import { alertSource, LISTS } from '../../__testUtils__/alertSource';
import { HOUR, MONDAY } from '../../__testUtils__/wire';

/** What every request for alerts is answered with. */
const refusing =
  (status: number, message: string) =>
  (_: number, { url }: { url: URL }) =>
    /alerts/.test(url.pathname)
      ? ({ kind: 'answer', answer: { status, body: { message } } } as const)
      : undefined;

describe('refused alerts', () => {
  afterEach(stopServers);

  it.each<[number, string]>([
    [403, 'Dependabot alerts are disabled for this repository.'],
    [403, 'Dependabot alerts are not available for archived repositories.'],
    [403, 'Advanced Security must be enabled for this repository to use it.'],
    [403, 'Code Security must be enabled for this repository to use it.'],
    [403, 'Code scanning is not enabled for this repository.'],
    [404, 'no analysis found'],
    [404, 'Secret scanning is disabled on this repository.'],
  ])(
    'should be neither a problem nor a scan where GitHub says %i %s',
    async (status, message) => {
      const given = await alertSource(LISTS);
      const { runAlerts, server, scans, problems, clock } = given;
      server.faults = refusing(status, message);
      const refused = LISTS.map(list => `${list}/alerts ${status}`);
      expect(await runAlerts()).toEqual(refused);
      expect(await runAlerts()).toEqual([]);
      clock.now += 6 * HOUR;
      expect(await runAlerts()).toEqual(refused);
      expect(scans()).toEqual([]);
      expect(problems).toEqual([]);
      server.faults = undefined;
      clock.now += 6 * HOUR;
      await runAlerts();
      expect(scans()).toHaveLength(2);
    },
  );

  it('should name the permission that is missing, and leave the other lists', async () => {
    const given = await alertSource(LISTS);
    const { ledger, run, access, problems, findings, scans } = given;
    LISTS.forEach(list => addAlert(ledger, list, { number: 1, at: MONDAY }));
    access.denied.add('vulnerability_alerts');
    await run();
    expect(problems).toMatchObject([
      {
        code: 'missing-scope',
        subject: 'Dependabot alerts',
        scopes: ['vulnerability_alerts: read'],
      },
    ]);
    expect(findings()).toHaveLength(2);
    expect(scans().map(({ kind }) => kind)).toEqual(['secret']);
    access.denied.clear();
    await run();
    expect(findings()).toHaveLength(3);
    expect(scans()).toHaveLength(2);
  });

  it('should be named where GitHub hides that they are there', async () => {
    const given = await alertSource(['secret-scanning']);
    const { runAlerts, server, problems, scans } = given;
    server.faults = (count, request) =>
      /secret/.test(request.url.pathname)
        ? refusing(404, 'Not Found')(count, request)
        : undefined;
    await runAlerts();
    expect(problems).toMatchObject([
      {
        code: 'not-found',
        subject: 'secret scanning alerts',
        cure: expect.stringMatching(/permission/),
      },
    ]);
    expect(scans()).toEqual([]);
    expect(await runAlerts()).toContain('secret-scanning/alerts 404');
  });
});
