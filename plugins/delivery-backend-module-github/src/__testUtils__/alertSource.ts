import { GitHubAlertList } from '@delivery-stack/vendor-replay';
import { switchOn } from './alerts';
import { connected } from './connected';
import { emptyHost, LEDGER, ledgerOf } from './testHost';
import { DAY, MINUTE } from './wire';

export const LISTS = [
  'code-scanning',
  'dependabot',
  'secret-scanning',
] as const satisfies readonly GitHubAlertList[];

/** A source of a repository that has the given lists, and what it told. */
export async function alertSource(
  lists: readonly GitHubAlertList[],
  options: Parameters<typeof connected>[1] = {},
) {
  const host = emptyHost();
  const ledger = ledgerOf(host);
  switchOn(ledger, ...lists);
  const source = await connected(host, options);
  const { run, dataOf, facts, server, clock } = source;

  /** One run; gives what it asked of alerts, with what came back. */
  const runAlerts = async () =>
    (await run()).filter(path => /alerts/.test(path));

  /** Lists that were asked for so far, with their queries. */
  const queries = () =>
    server.requests.flatMap(
      ({ target }) => /[\w-]+\/alerts\?.*/.exec(target) ?? [],
    );

  /** State of each finding, as the latest word about it has it. */
  const states = () => {
    const told = facts()
      .flatMap(fact => (fact.type === 'finding.reported' ? [fact] : []))
      .sort((one, other) => one.time - other.time);
    return Object.fromEntries(
      told.map(({ data }) => [data.key.replace(`${LEDGER}/`, ''), data.state]),
    );
  };

  const scans = () =>
    facts().flatMap(fact =>
      fact.type === 'scan.finished' ? [{ ...fact.data, at: fact.time }] : [],
    );

  return {
    ...source,
    ledger,
    runAlerts,
    queries,
    states,
    scans,
    findings: () => dataOf('finding.reported'),
    nextDay: () => {
      clock.now += DAY + MINUTE;
    },
  };
}
