import { TestDatabases } from '@backstage/backend-test-utils';
import gitHub from '@delivery-stack/backstage-plugin-delivery-backend-module-github';
import jira from '@delivery-stack/backstage-plugin-delivery-backend-module-jira';
import serviceNow from '@delivery-stack/backstage-plugin-delivery-backend-module-servicenow';
import { bankEvents, readingConfigOf } from '@delivery-stack/example-bank';
import { Trial } from '@delivery-stack/vendor-replay/trial';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { BankVendors } from './BankVendors';
import { liveSources } from './liveSources';
import { serveBank } from './serveBank';

// The whole record is generated, fetched and told; a busy machine takes its time.
jest.setTimeout(500_000);

const NOW = Date.UTC(2026, 10, 21, 10);
const DAY_S = 86_400;
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** The pod whose canonical cases are told; all of GitHub would take a minute. */
const repositories = ['churn-insights', 'churn-insights-sundmark'].map(
  name => `lindenhafen-bank/${name}`,
);

/**
 * Whether the record's files and the tools' answers tell it by the same fact:
 * not what only webhooks tell, nor what is told with more around it.
 */
const isComparable = (id: string) =>
  !/^lindenhafen-bank\//.test(id) ||
  (repositories.some(name => id.startsWith(`${name}/`)) &&
    /\/(runs\/\d+\/\d+\/[a-z]+|jobs\/\d+\/[a-z]+|statuses\/\d+)$/.test(id));

describe('the tools of the bank', () => {
  const opened: Array<{ stop(): Promise<void> }> = [];
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  });

  it('should tell what the record itself tells', async () => {
    const example = resolve(__dirname, '../../../examples/delivery.yaml');
    const delivery = parse(await readFile(example, 'utf8'));
    const vendors = BankVendors.create(NOW);
    vendors.goOn(0);
    const served = await serveBank({ vendors });
    opened.push(served);
    const knex = await databases.init('SQLITE_3');
    const trial = await Trial.start({
      knex,
      features: [jira, serviceNow, gitHub],
      delivery: {
        ...delivery,
        sources: liveSources({ ...served, repositories }),
      },
      now: NOW,
    });
    opened.push(trial);
    for (const source of ['jira-bank', 'servicenow-bank', 'github-bank']) {
      await trial.runSource(source);
    }
    expect(await trial.sources()).toMatchObject(
      ['Jira', 'ServiceNow', 'GitHub'].map(product => ({
        title: `${product} (bank)`,
        status: 'ok',
        problems: [],
        rejections: [],
      })),
    );
    const recorded = bankEvents({
      now: NOW,
      config: readingConfigOf(delivery),
    }).map(({ context }) => context);
    const stored = await knex('event').select('ext_id', 'type');
    expect(
      stored
        .map(row => row.ext_id)
        .filter(isComparable)
        .sort(),
    ).toEqual(
      recorded
        .map(({ id }) => id)
        .filter(isComparable)
        .sort(),
    );
    await trial.settle();
    expect(await trial.get('/journeys/ANL-31')).toMatchObject({
      journey: {
        elapsed: 31 * DAY_S,
        governanceLatency: 26 * DAY_S,
        byKind: { work: 5 * DAY_S, return: 3 * DAY_S, queue: 23 * DAY_S },
        milestones: [
          { name: 'need' },
          { name: 'requested' },
          { name: 'productive' },
          {
            name: 'deployed',
            provenance: 'observed',
            evidence: expect.stringContaining('churn-insights#1'),
          },
        ],
      },
    });
  });

  it('should let the record go on: nothing of it goes, and something is new', () => {
    const vendors = BankVendors.create(NOW);
    vendors.goOn(0);
    const issues = vendors.jira.size;
    const changesOf = () =>
      vendors.gitHub.repositories.flatMap(({ fullName, changes }) =>
        [...changes.keys()].map(number => `${fullName}#${number}`),
      );
    const before = changesOf();
    vendors.goOn(5 * 86_400_000);
    expect(vendors.jira.size).toBeGreaterThanOrEqual(issues);
    expect(changesOf()).toEqual(expect.arrayContaining(before));
    expect(changesOf().length).toBeGreaterThan(before.length);
    expect(vendors.goOn(5 * 86_400_000)).toEqual([]);
  });
});
