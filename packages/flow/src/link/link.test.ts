import {
  change,
  deployment,
  fact,
  production,
  run,
} from '../__testUtils__/facts';
import { rulesOf } from '../__testUtils__/reportOf';
import { AnyFact, FactData } from '../events';
import { changeNodeAt } from './changeAddress';
import { link } from './link';
import { recordsNamedBy } from './records';

const rules = rulesOf();

const ticket = (
  key: string,
  ticketType: string,
  more: Partial<FactData['ticket.created']> = {},
) => fact(0, 'ticket.created', { key, ticketType, ...more });
const titled = (title: string, number = 1) =>
  fact(1, 'change.created', {
    ...change(number),
    title,
    headSha: `h${number}`,
  });
const blocks = (key: string) => ({ links: [{ type: 'blocks', key }] });

/** Journeys as `id: joined | attached`, without the prefixes of nodes. */
const linked = (...facts: AnyFact[]) =>
  link(facts, rules).map(({ id, joined, attached }) => {
    const names = (nodes: Set<string>) =>
      [...nodes]
        .map(node => node.replace(/^\w+:(code\.example\/)?/, ''))
        .sort();
    return `${id.replace('code.example/', '')}: ${names(joined).join(
      ' ',
    )} | ${names(attached).join(' ')}`.trim();
  });

describe('roots of tickets', () => {
  it.each<[string, AnyFact[], string[]]>([
    [
      'the highest of a root type',
      [
        ticket('AA-1', 'Initiative'),
        ticket('AA-2', 'Feature', { parent: 'AA-1' }),
        ticket('AA-3', 'Story', { parent: 'AA-2' }),
      ],
      ['AA-1: AA-1 AA-2 AA-3 |'],
    ],
    [
      'the ticket just below an epic, which attaches',
      [
        ticket('AA-1', 'Epic'),
        ticket('AA-2', 'Story', { epic: 'AA-1' }),
        ticket('AA-3', 'Sub-task', { parent: 'AA-2' }),
        ticket('AA-4', 'Story', { epic: 'AA-1' }),
      ],
      ['AA-2: AA-2 AA-3 | AA-1', 'AA-4: AA-4 | AA-1'],
    ],
    [
      'a root type above an epic',
      [
        ticket('AA-1', 'Initiative'),
        ticket('AA-2', 'Epic', { parent: 'AA-1' }),
        ticket('AA-3', 'Story', { epic: 'AA-2' }),
      ],
      ['AA-1: AA-1 AA-3 | AA-2'],
    ],
    [
      'one for a loop of parents',
      [
        ticket('AA-1', 'Story', { parent: 'AA-2' }),
        ticket('AA-2', 'Story', { parent: 'AA-1' }),
        ticket('AA-3', 'Sub-task', { parent: 'AA-2' }),
      ],
      ['AA-1: AA-1 AA-2 AA-3 |'],
    ],
    [
      'a link joins what has no root of its own',
      [ticket('AA-1', 'Feature', blocks('OPS-7')), ticket('OPS-7', 'Request')],
      ['AA-1: AA-1 OPS-7 |'],
    ],
    [
      'a link between two roots joins nothing',
      [
        ticket('AA-1', 'Feature'),
        ticket('AA-2', 'Story', { parent: 'AA-1', ...blocks('BB-1') }),
        ticket('BB-1', 'Feature'),
      ],
      ['AA-1: AA-1 AA-2 |', 'BB-1: BB-1 | AA-2'],
    ],
    [
      'a link of another type is none',
      [
        ticket('AA-1', 'Feature', {
          links: [{ type: 'relates to', key: 'OPS-7' }],
        }),
        ticket('OPS-7', 'Request'),
      ],
      ['AA-1: AA-1 |', 'OPS-7: OPS-7 |'],
    ],
  ])('%s', (_name, facts, journeys) => {
    expect(linked(...facts)).toEqual(journeys);
    expect(linked(...[...facts].reverse())).toEqual(journeys);
  });

  it('an epic is a root where the organisation says so', () => {
    const epics = rulesOf({ journeys: { rootTypes: 'Epic' } });
    const facts = [
      ticket('AA-1', 'Epic'),
      ticket('AA-2', 'Story', { epic: 'AA-1' }),
    ];
    expect(link(facts, epics).map(({ id }) => id)).toEqual(['AA-1']);
  });

  it('the latest parent counts, whatever was told first', () => {
    const facts = [
      ticket('AA-1', 'Feature'),
      ticket('BB-1', 'Feature'),
      fact(10, 'ticket.updated', { key: 'AA-2', parent: 'BB-1' }),
      fact(9, 'ticket.updated', { key: 'AA-2', parent: 'AA-1', epic: '' }),
    ];
    for (const told of [facts, [...facts].reverse()]) {
      expect(linked(...told)).toEqual(['AA-1: AA-1 |', 'BB-1: AA-2 BB-1 |']);
    }
  });

  it('internal ids and former keys are the same ticket', () => {
    const facts = [
      ticket('BB-1', 'Feature', { aliases: ['10042', 'OLD-3'] }),
      fact(1, 'approval.created', { key: 'x', ticket: '10042' }),
      titled('OLD-3 Vouchers'),
    ];
    expect(linked(...facts)).toEqual(['BB-1: 10042 BB-1 OLD-3 shop/till#1 |']);
  });
});

describe('changes', () => {
  const features = [ticket('AA-1', 'Feature'), ticket('AA-2', 'Feature')];

  it.each<[string, AnyFact[], string[]]>([
    [
      'join the one journey that they name',
      [titled('AA-1 Vouchers')],
      ['AA-1: AA-1 shop/till#1 |', 'AA-2: AA-2 |'],
    ],
    [
      'attach to several',
      [titled('AA-1, AA-2')],
      ['AA-1: AA-1 | shop/till#1', 'AA-2: AA-2 | shop/till#1'],
    ],
    [
      'are a journey of their own',
      [titled('SHA-256 and BB-9')],
      ['AA-1: AA-1 |', 'AA-2: AA-2 |', 'shop/till#1: shop/till#1 |'],
    ],
    [
      'are named by their branch in lower case',
      [fact(1, 'change.created', { ...change(), branch: 'fix/aa-2-vouchers' })],
      ['AA-1: AA-1 |', 'AA-2: AA-2 shop/till#1 |'],
    ],
    [
      'bring their commits, and are named by them',
      [
        titled('Vouchers'),
        fact(1, 'commit.authored', {
          sha: 'c1',
          repository: 'shop/till',
          change: change().key,
          message: 'AA-1: count them',
        }),
      ],
      ['AA-1: AA-1 c1 shop/till#1 |', 'AA-2: AA-2 |'],
    ],
    [
      'share a commit, which then joins neither',
      [
        titled('AA-1', 1),
        titled('AA-2', 2),
        ...[1, 2].map(number =>
          fact(1, 'commit.authored', {
            sha: 'c1',
            repository: 'shop/till',
            change: change(number).key,
          }),
        ),
      ],
      ['AA-1: AA-1 shop/till#1 | c1', 'AA-2: AA-2 shop/till#2 | c1'],
    ],
  ])('%s', (_name, facts, journeys) => {
    expect(linked(...features, ...facts)).toEqual(journeys);
    expect(linked(...[...features, ...facts].reverse())).toEqual(journeys);
  });

  it('a text that names more than twenty tickets names none', () => {
    const many = Array.from({ length: 21 }, (_, at) => `AA-${at + 1}`);
    expect(linked(...features, titled(many.join(' ')))).toContain(
      'shop/till#1: shop/till#1 |',
    );
  });
});

describe('what attaches', () => {
  const root = ticket('AA-1', 'Feature');
  const merged = fact(5, 'change.merged', {
    ...change(),
    title: 'AA-1',
    headSha: 'h1',
    mergeSha: 'm1',
  });

  it('runs of any head that the change ever had', () => {
    const early = fact(1, 'change.created', { ...change(), headSha: 'h0' });
    const of = (id: string, headSha: string) =>
      fact(2, 'pipelinerun.started', { ...run(), run: id, headSha });
    expect(
      linked(
        root,
        early,
        merged,
        of('r0', 'h0'),
        of('r1', 'h1'),
        of('r2', 'm1'),
        of('r3', 'x'),
      ),
    ).toEqual(['AA-1: AA-1 shop/till#1 | r0 r1 r2']);
  });

  it('a run that only an approval tells of', () => {
    const asked = fact(2, 'approval.created', {
      ...production('a'),
      headSha: 'h1',
    });
    expect(linked(root, merged, asked)).toEqual([
      'AA-1: AA-1 shop/till#1 | shop/till/runs/1',
    ]);
  });

  it('deployments from the first that contains the merge to the first success', () => {
    const of = (hour: number, id: number, sha?: string, works = false) => [
      fact(hour, 'deployment.created', deployment(id, sha)),
      ...(works
        ? [fact(hour + 1, 'service.deployed', deployment(id, sha))]
        : []),
    ];
    const attached = (...facts: AnyFact[]) =>
      linked(root, merged, ...facts)[0].split('| ')[1];
    expect(
      attached(
        ...of(4, 1, 'old', true),
        ...of(6, 2),
        ...of(8, 3, 'n', true),
        ...of(10, 4, 'o', true),
      ),
    ).toBe('shop/till/deployments/2 shop/till/deployments/3');
    // A deployment of an older commit that only started after the merge.
    expect(attached(...of(6, 1, 'old', true), ...of(8, 2, 'm1', true))).toBe(
      'shop/till/deployments/2',
    );
  });

  it('incidents of its deployments', () => {
    const brought = fact(6, 'service.deployed', deployment(1, 'm1'));
    const broke = fact(9, 'incident.detected', {
      key: 'INC-1',
      deployment: deployment(1).key,
    });
    expect(linked(root, merged, brought, broke)).toEqual([
      'AA-1: AA-1 shop/till#1 | INC-1 shop/till/deployments/1',
    ]);
  });
});

describe('records of a service-management tool', () => {
  const correlates = (key: string) => ({
    links: [{ type: 'correlates with', key }],
  });

  it.each<[string, AnyFact[], string[]]>([
    [
      'attach to the tickets that they name, however many',
      [
        ticket('AA-1', 'Feature'),
        ticket('AA-2', 'Feature'),
        ticket('CHG0000001', 'Normal Change', {
          links: [
            { type: 'correlates with', key: 'AA-1' },
            { type: 'correlates with', key: 'AA-2' },
          ],
        }),
      ],
      ['AA-1: AA-1 | CHG0000001', 'AA-2: AA-2 | CHG0000001'],
    ],
    [
      'attach to the root of the ticket that they name',
      [
        ticket('AA-1', 'Feature'),
        ticket('AA-2', 'Story', { parent: 'AA-1' }),
        ticket('CHG0000001', 'Normal Change', correlates('AA-2')),
      ],
      ['AA-1: AA-1 AA-2 | CHG0000001'],
    ],
    [
      'attach where a ticket says so',
      [
        ticket('AA-1', 'Feature', {
          links: [{ type: 'is correlated with', key: 'CHG0000001' }],
        }),
        ticket('CHG0000001', 'Normal Change'),
      ],
      ['AA-1: AA-1 | CHG0000001'],
    ],
    [
      'attach where a change names them in a trailer',
      [
        ticket('AA-1', 'Feature'),
        titled('AA-1 refunds'),
        fact(1, 'commit.authored', {
          sha: 'h1',
          repository: 'o/r',
          change: change(1).key,
          message: 'Refund cards\n\nChange-Id: CHG0000001',
        }),
        ticket('CHG0000001', 'Normal Change'),
      ],
      ['AA-1: AA-1 h1 shop/till#1 | CHG0000001'],
    ],
    [
      'bring their tasks with them, one step',
      [
        ticket('AA-1', 'Feature'),
        ticket('RITM0000001', 'Request Item', correlates('AA-1')),
        ticket('SCTASK0000001', 'Catalog Task', correlates('RITM0000001')),
        ticket('SCTASK0000002', 'Catalog Task', correlates('SCTASK0000001')),
      ],
      ['AA-1: AA-1 | RITM0000001 SCTASK0000001'],
    ],
    [
      'are a journey of their own if nothing says whose they are',
      [
        ticket('RITM0000001', 'Request Item'),
        ticket('SCTASK0000001', 'Catalog Task', correlates('RITM0000001')),
      ],
      ['RITM0000001: RITM0000001 | SCTASK0000001'],
    ],
    [
      'are none if they name what is not known, or are change requests',
      [
        ticket('RITM0000001', 'Request Item', correlates('ZZ-1')),
        ticket('CHG0000001', 'Emergency Change'),
      ],
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(linked(...facts)).toEqual(expected);
    expect(linked(...facts.reverse())).toEqual(expected);
  });

  it('are not seen in hashes, part numbers or lists of releases', () => {
    const many = Array.from({ length: 21 }, (_, n) => `CHG00000${10 + n}`);
    const named = (message: string) =>
      recordsNamedBy(
        fact(1, 'commit.authored', { sha: 'a', repository: 'o/r', message }),
      );
    expect(
      named('Change-Id: I8473b95934b5732ac55d26311a706c9c2bde9940'),
    ).toEqual([]);
    expect(named('Fit ISBN9783161484 and XCHG0000001')).toEqual([]);
    expect(named(many.join(' '))).toEqual([]);
    expect(named('CHG0000002, CHG0000001: both')).toEqual([
      'CHG0000001',
      'CHG0000002',
    ]);
  });
});

describe('changes that a ticket links by their address', () => {
  const at = (address: string) => ({ changes: [address] });
  const opened = (source: string, key: string) =>
    fact(
      1,
      'change.created',
      { key, repository: key.split(/[#!]/)[0], title: 'Refunds' },
      { source },
    );

  it.each([
    ['github:github.com', 'o/r#7', 'https://github.com/o/r/pull/7/files'],
    [
      'gitlab:git.bank.example',
      'bank/core/ledger!7',
      'https://git.bank.example/bank/core/ledger/-/merge_requests/7/diffs',
    ],
    [
      'gitlab:git.bank.example',
      'bank/ledger!7',
      'https://git.bank.example/bank/ledger/merge_requests/7',
    ],
    [
      'azure-devops:dev.azure.com/bank',
      'Pay/ledger#7',
      'https://dev.azure.com/bank/Pay/_git/ledger/pullrequest/7?_a=files',
    ],
  ])('join its journey: %s %s', (source, key, address) => {
    const [journey, ...others] = link(
      [ticket('AA-1', 'Feature', at(address)), opened(source, key)],
      rules,
    );
    expect(others).toEqual([]);
    expect([...journey.joined]).toEqual([
      'ticket:AA-1',
      `change:${source}/${key}`,
    ]);
  });

  it('are not read out of any other page', () => {
    expect(changeNodeAt('https://github.com/o/r/issues/7')).toBeUndefined();
    expect(changeNodeAt('ftp://github.com/o/r/pull/7')).toBeUndefined();
    expect(changeNodeAt('https://a.example/b/%E0/_git/d/pullrequest/7')).toBe(
      'change:azure-devops:a.example/b/%E0/d#7',
    );
  });
});

describe('deployments of a tool that hosts no code', () => {
  const merged = fact(
    2,
    'change.merged',
    { key: 'o/r#1', repository: 'o/r', title: 'AA-1 refunds', mergeSha: 'm' },
    { source: 'github:github.com' },
  );
  const deployed = (repository: string) =>
    fact(
      3,
      'service.deployed',
      { key: 'deploy/7', environment: 'production', sha: 'm', repository },
      { source: 'jenkins:ci.example' },
    );

  it.each([
    'https://github.com/o/r.git',
    'https://token@github.com/o/r/',
    'git@github.com:o/r.git',
    'ssh://git@GitHub.com:22/o/r',
  ])('attach to the changes of the repository they cloned: %s', address => {
    const [journey] = link(
      [ticket('AA-1', 'Feature'), merged, deployed(address)],
      rules,
    );
    expect([...journey.attached]).toEqual([
      'deployment:jenkins:ci.example/deploy/7',
    ]);
    expect([...journey.deployedRepositories]).toEqual([
      'github:github.com/o/r',
    ]);
  });

  it('attach to no other', () => {
    const [journey] = link(
      [ticket('AA-1', 'Feature'), merged, deployed('https://github.com/o/s')],
      rules,
    );
    expect([...journey.attached]).toEqual([]);
  });
});
