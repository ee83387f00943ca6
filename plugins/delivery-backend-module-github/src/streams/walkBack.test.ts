import fc from 'fast-check';
import { memoryContext } from '@delivery-stack/vendor-replay/context';
import { Pass } from './Pass';
import { walkBack } from './walkBack';

const SECOND = 1_000;
const START = Date.parse('2026-03-02T00:00:00Z');

interface Item {
  id: number;
  at: number;
}

/** A list that changes while it is read, the latest first. */
class MovingList {
  readonly #items = new Map<number, Item>();

  touch(id: number, at: number): void {
    this.#items.set(id, { id, at });
  }

  get latestFirst(): Item[] {
    return [...this.#items.values()].sort(
      (one, other) => other.at - one.at || other.id - one.id,
    );
  }
}

/** Times at which things change, and a run after some of them that may be cut short. */
const histories = fc.array(
  fc.record({
    changes: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 60 }),
        gap: fc.constantFrom(0, 1, 30, 90, 4_000),
      }),
      { maxLength: 80 },
    ),
    /** Items that are stored before the run dies; undefined: it does not. */
    dies: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    /** What is touched between two pages. */
    meanwhile: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('walkBack', () => {
  it('should read everything as it is at last, however often it was cut short', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async runs => {
        const list = new MovingList();
        const { context } = memoryContext();
        const stored = new Map<number, number>();
        let now = START;
        let left = Infinity;
        let meanwhile: number | undefined;
        const touch = (id: number, gap: number) => {
          now += gap * SECOND;
          list.touch(id, now);
        };
        async function* pages() {
          for (let from = 0; from < list.latestFirst.length; from += 30) {
            yield { body: list.latestFirst.slice(from, from + 30) };
            if (meanwhile !== undefined) {
              touch(meanwhile, 1);
              meanwhile = undefined;
            }
          }
        }
        const pass = {
          context,
          since: START - 1,
          signal: context.signal,
          client: { pages },
        } as unknown as Pass;
        const run = () =>
          walkBack<Item>(
            {
              key: 'list',
              route: 'GET /list',
              repository: 'o/r',
              timeOf: ({ at }) => new Date(at).toISOString(),
              store: async items => {
                left -= items.length;
                if (left < 0) {
                  throw new Error('killed');
                }
                items.forEach(({ id, at }) => stored.set(id, at));
              },
            },
            pass,
          );
        for (const { changes, dies, meanwhile: touched } of runs) {
          changes.forEach(({ id, gap }) => touch(id, gap));
          left = dies ?? Infinity;
          meanwhile = touched;
          await run().catch(error => {
            if (error.message !== 'killed') {
              throw error;
            }
          });
        }
        left = Infinity;
        meanwhile = undefined;
        await run();
        const expected = list.latestFirst.map(({ id, at }) => [id, at]);
        expect([...stored].sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});
