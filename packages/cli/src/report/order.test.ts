import fc from 'fast-check';
import { useFolder } from '../__testUtils__/folder';
import { TestRow, csvOf } from '../__testUtils__/logs';
import {
  commit,
  deployment,
  initiative,
  pullRequest,
  review,
  rules,
  statuses,
} from '../__testUtils__/payloads';
import { runJson } from '../__testUtils__/runReport';

const START = Date.UTC(2026, 0, 1);

/** Rows at distinct instants of odd lengths: equal times keep the input's order. */
const rows = fc
  .array(
    fc.tuple(
      fc.constantFrom('A', 'B', 'C', 'D'),
      fc.constantFrom('ask', 'check', 'send back', 'approve'),
      fc.integer({ min: 1, max: 9_999_999 }),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map(all => {
    let at = START;
    return all.map(([name, activity, step]): TestRow => {
      at += step;
      return [name, activity, new Date(at).toISOString()];
    });
  });

const gates = [
  {
    id: 'check',
    kind: 'approval',
    match: [
      {
        source: 'log',
        opens: 'ask',
        approves: 'approve',
        rejects: 'send back',
      },
    ],
  },
];
const steps = [{ match: 'check', kind: 'processing', function: 'security' }];

jest.setTimeout(60_000);

describe('the order of reading', () => {
  const folder = useFolder();

  it('should not change the report of a log', async () => {
    const config = folder.write('c.yaml', JSON.stringify({ gates, steps }));
    const read = async (...files: TestRow[][]) => {
      files.forEach((each, at) => folder.write(`log/${at}.csv`, csvOf(each)));
      const { out } = await runJson(
        '--config',
        config,
        `csv:${folder.path('log')}`,
      );
      return out;
    };
    const shuffled = rows.chain(all =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.nat({ max: all.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, other, cut]) => {
        const one = await read(all, []);
        const two = await read(other.slice(0, cut), other.slice(cut));
        // The place of an empty file is told, and is not part of the figures.
        expect(JSON.parse(two).journeys).toEqual(JSON.parse(one).journeys);
        expect(JSON.parse(two).gates).toEqual(JSON.parse(one).gates);
      }),
      { numRuns: 40 },
    );
  });

  it('should not change the report of tickets and pipelines', async () => {
    const config = folder.write('c.yaml', JSON.stringify(rules));
    const payloads = [pullRequest, commit, review, deployment, ...statuses];
    const read = async (some: readonly object[], first: boolean) => {
      const lines = some.map(each => JSON.stringify(each)).join('\n');
      const inputs = [
        folder.input('github', 'all.ndjson', lines),
        folder.input('jira', 'one.json', JSON.stringify(initiative)),
      ];
      const { report } = await runJson(
        '--config',
        config,
        ...(first ? inputs : inputs.reverse()),
      );
      return { ...report, inputs: [] };
    };
    const expected = await read(payloads, true);
    expect(expected.gates[1].queue.n).toBe(1);
    const order = fc.shuffledSubarray(payloads, { minLength: payloads.length });
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (some, first) => {
        expect(await read([...some, some[0]], first)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
