import { TestDatabases } from '@backstage/backend-test-utils';
import {
  LinkShare,
  linkingSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { AnyFact } from '@delivery-stack/flow';
import {
  bankRules,
  change,
  DAY,
  deployment,
  fact,
  HOUR,
  MONDAY,
  REPOSITORY,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { changeShare } from './changeShare';
import { createLinking, LinkingService } from '.';

jest.setTimeout(60_000);

/** The window is days 10 to 100 after {@link MONDAY}. */
const tickets: AnyFact[] = [
  ...ticket('PAY-1', [[20, 'Configuring']]),
  ...ticket('PAY-2', [
    [21, 'Configuring'],
    [30, 'Done'],
  ]),
  ...ticket('PAY-3', [[22, 'Configuring']]),
  // Heard of last before the window.
  ...ticket('PAY-4', [[5, 'Configuring']]),
  ...ticket('PAY-9', [[20, 'Open']], { ticketType: 'Epic' }),
  ...ticket('PAY-10', [[25, 'Open']], { ticketType: 'Story', epic: 'PAY-9' }),
  ...ticket('OPS-1', [[26, 'Open']], { ticketType: 'Epic' }),
];

const many = Array.from({ length: 21 }, (_, at) => `PAY-${at + 1}`).join(' ');

const changes: AnyFact[] = [
  ...change(1, { opened: 40, merged: 41 }, { title: 'PAY-1: refunds' }),
  ...change(2, { opened: 42, merged: 43 }, { title: 'Tidy up' }),
  ...change(3, { opened: 43.5 }, { title: 'Tidy up again' }),
  ...change(4, { opened: 44 }, { title: 'XYZ-7: of another house' }),
  ...change(5, { opened: 45 }, { branch: 'fix/pay-77-typo' }),
  ...change(6, { opened: 46 }, { title: `Release: ${many}` }),
  ...change(7, { opened: 47 }, { title: 'OPS-1: an epic' }),
  ...change(
    8,
    { opened: 48 },
    { title: 'Bump', author: { id: 'b', bot: true } },
  ),
  // Its commit names the ticket.
  ...change(9, { opened: 49 }, { title: 'Nothing said' }),
  fact('commit.authored', 48.9, {
    sha: 'c9',
    repository: REPOSITORY,
    change: `${REPOSITORY}#9`,
    message: 'PAY-10: vouchers',
  }),
  // Before the window.
  ...change(10, { opened: 3, merged: 4 }, { title: 'Long ago' }),
  // Closed without a merge: no journey, and no change to production.
  ...change(11, { opened: 50 }, { title: 'Given up' }),
  fact('change.abandoned', 51, {
    key: `${REPOSITORY}#11`,
    repository: REPOSITORY,
  }),
];

const test = { environment: 'test' };
const deployments: AnyFact[] = [
  // Brings the merge of change 1.
  ...deployment(1, 41.1, { sha: 'elsewhere' }),
  // By their commits: a merge commit, and a change's head, before production.
  ...deployment(2, 41.2, { ...test, sha: 'merge1' }),
  ...deployment(3, 44.1, { ...test, sha: 'head3' }),
  // By its run, which ran for the head of change 4.
  fact('pipelinerun.started', 45, {
    run: 'runs/4',
    attempt: 1,
    headSha: 'head4',
  }),
  ...deployment(4, 45, { ...test, run: 'runs/4' }),
  ...deployment(5, 46, { ...test }),
  ...deployment(6, 47, { ...test, sha: 'stranger' }),
  ...deployment(7, 48, { ...test, sha: 'stranger' }),
  ...deployment(8, 49, { ...test, repository: 'bank/unseen', sha: 'unseen' }),
  ...deployment(9, 51, { ...test, sha: 'head11' }),
  // Began in the window and never finished.
  fact('deployment.created', 52, {
    key: 'deployments/10',
    environment: 'test',
  }),
  ...deployment(11, 3, { ...test }),
];

/** One line per figure, as people would read it. */
function table({ total, linked, sampled, reasons }: LinkShare): string[] {
  return [
    `${linked} of ${total}, ${sampled} looked at`,
    ...reasons.map(({ code, reason, count, example }) =>
      [count, code, reason, example].join(' | '),
    ),
  ];
}

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('linking on %p', databaseId => {
  let store: TestStore;
  let linking: LinkingService;

  beforeAll(async () => {
    store = await createTestStore(await databases.init(databaseId));
    await store.accept([...tickets, ...changes, ...deployments]);
    await store.project();
    linking = createLinking({
      knex: store.knex,
      rules: bankRules,
      clock: () => store.now.at,
    });
  });

  afterAll(() => store.knex.destroy());

  it('should answer by the contract, for the last 90 days', async () => {
    const share = await linking.share();
    expect(linkingSchema.parse(share)).toEqual(share);
    expect(share).toMatchObject({
      since: new Date(MONDAY + 10 * DAY).toISOString(),
      until: new Date(MONDAY + 100 * DAY).toISOString(),
    });
  });

  it('should link deployments by journey, commit or run', async () => {
    expect(table((await linking.share()).deployments)).toEqual([
      '4 of 10, 6 looked at',
      '2 | unknown-commit | Its commit belongs to no known change | https://github.com/bank/payments/deployments/7',
      '2 | no-commit | Names no commit | https://github.com/deployments/10',
      '1 | change-without-journey | Its commit is of a change that is in no journey: it was closed without a merge | https://github.com/bank/payments/deployments/9',
      '1 | unknown-repository | No change of its repository is known | https://github.com/bank/payments/deployments/8',
    ]);
  });

  it('should link changes by the tickets that they name', async () => {
    expect(table((await linking.share()).changes)).toEqual([
      '2 of 9, 7 looked at',
      '2 | no-ticket | Names no ticket | https://github.com/bank/payments#3',
      '1 | too-many-tickets | Names more than 20 tickets, as a release note does | https://github.com/bank/payments#6',
      '1 | unknown-ticket | Names only tickets of PAY that are not known: deleted, mistyped, or older than the backfill | https://github.com/bank/payments#5',
      '1 | unknown-project | Names only tickets of XYZ, a project that no source tells of | https://github.com/bank/payments#4',
      '1 | no-root | Names only tickets that begin no journey: epics, and other types that attach | https://github.com/bank/payments#7',
      '1 | no-ticket-bot | Was made by a bot, and names no ticket | https://github.com/bank/payments#8',
    ]);
  });

  it('should link tickets by the changes of their journeys', async () => {
    expect(table((await linking.share()).tickets)).toEqual([
      '3 of 6, 3 looked at',
      '1 | closed-without-change | Its journey is closed, and no change ever named it | PAY-2',
      '1 | open-without-change | No change names it yet, and its journey is open | PAY-3',
      '1 | no-journey | Only attaches, as epics and change requests do, and nothing that it belongs to is known | OPS-1',
    ]);
  });

  it('should look at the latest changes only, and say at how many', async () => {
    const window = { since: MONDAY + 10 * DAY, until: MONDAY + 100 * DAY };
    const share = await changeShare(store.knex, {
      window,
      rules: bankRules,
      mostRead: 2,
    });
    expect(table(share)).toEqual([
      '2 of 9, 2 looked at',
      '1 | no-root | Names only tickets that begin no journey: epics, and other types that attach | https://github.com/bank/payments#7',
      '1 | no-ticket-bot | Was made by a bot, and names no ticket | https://github.com/bank/payments#8',
    ]);
  });

  it('should keep its answer for a minute', async () => {
    const before = await linking.share();
    store.now.at += 59_000;
    expect(await linking.share()).toBe(before);
    store.now.at += 1_000;
    const after = await linking.share();
    expect(after).not.toBe(before);
    expect(after.deployments).toEqual(before.deployments);
    store.now.at = MONDAY + 100 * DAY;
  });

  it('should ask again after a failure', async () => {
    const failing = createLinking({
      knex: store.knex,
      rules: bankRules,
      clock: () => store.now.at,
    });
    await store.knex.schema.renameTable('deployment', 'mislaid');
    // By message: in Jest a native error is no Error of this realm
    await expect(failing.share()).rejects.toMatchObject({
      message: expect.stringMatching(/deployment/),
    });
    await store.knex.schema.renameTable('mislaid', 'deployment');
    expect((await failing.share()).deployments.total).toBe(10);
  });

  it('should say nothing of an empty store', async () => {
    const share = await createLinking({
      knex: store.knex,
      rules: bankRules,
      clock: () => MONDAY - 365 * DAY + HOUR,
    }).share();
    for (const each of [share.deployments, share.changes, share.tickets]) {
      expect(each).toEqual({ total: 0, linked: 0, sampled: 0, reasons: [] });
    }
  });
});
