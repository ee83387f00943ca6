import { memoryContext } from '@delivery-stack/vendor-replay/context';
import fc from 'fast-check';
import { Updated } from '../api/types';
import { PageQuery, UpdatedStream } from './UpdatedStream';

const MONDAY = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;

const item = (id: number, at: number): Updated => ({
  id,
  updated_at: new Date(at).toISOString(),
});

/** A list as GitLab gives it; it may change between two pages. */
function listed(items: Map<number, number>, between: () => void = () => {}) {
  const asked: PageQuery[] = [];
  const ask = async (query: PageQuery) => {
    asked.push(query);
    const { perPage, page, updatedAfter } = query;
    const answer = [...items]
      .map(([id, at]) => item(id, at))
      .filter(({ updated_at: at }) => at >= updatedAfter)
      .sort(
        (one, other) =>
          Date.parse(one.updated_at) - Date.parse(other.updated_at) ||
          one.id - other.id,
      )
      .slice((page - 1) * perPage, page * perPage);
    between();
    return answer;
  };
  return { ask, asked };
}

const idsOf = (items: readonly Updated[]) => items.map(({ id }) => id);

async function readAll(
  ask: (query: PageQuery) => Promise<Updated[]>,
  memory = memoryContext().context.memory,
  store: (fresh: Updated[]) => Promise<void> = async () => {},
) {
  const read: Updated[] = [];
  const stream = await UpdatedStream.open(memory, {
    key: 'k',
    since: MONDAY,
    ask,
    store: async fresh => {
      await store(fresh);
      read.push(...fresh);
    },
  });
  await stream.read();
  return read;
}

describe('UpdatedStream', () => {
  it('should read every item once, in the order of changes', async () => {
    const items = new Map(
      Array.from({ length: 120 }, (_, id) => [id, MONDAY + id * HOUR]),
    );
    const { ask, asked } = listed(items);
    expect(idsOf(await readAll(ask))).toEqual([...items.keys()]);
    expect(new Set(asked.map(({ page }) => page))).toEqual(new Set([1]));
  });

  it('should lose nothing that moves into a page that was read', async () => {
    const items = new Map(
      Array.from({ length: 60 }, (_, id) => [id, MONDAY + id * HOUR]),
    );
    let moved = 0;
    const { ask } = listed(items, () => {
      // Whatever was on the page that was read goes to the end of the list.
      for (let count = 0; count < 10 && moved < 25; count += 1) {
        items.set(moved, MONDAY + (1_000 + moved) * HOUR);
        moved += 1;
      }
    });
    const read = await readAll(ask);
    expect(new Set(idsOf(read))).toEqual(new Set(items.keys()));
    for (const [id, at] of items) {
      expect(read).toContainEqual(item(id, at));
    }
  });

  it('should count pages where more were changed at one instant, and lose none that moves', async () => {
    const items = new Map(
      Array.from({ length: 80 }, (_, id) => [id, MONDAY + HOUR]),
    );
    items.set(100, MONDAY + 9 * HOUR);
    let answers = 0;
    const { ask, asked } = listed(items, () => {
      answers += 1;
      // The first page of those of one instant is the second answer.
      if (answers === 2) {
        items.set(3, MONDAY + 10 * HOUR);
      }
    });
    const read = await readAll(ask);
    expect(new Set(idsOf(read))).toEqual(new Set(items.keys()));
    expect(Math.max(...asked.map(({ page }) => page))).toBeGreaterThan(1);
  });

  it('should ask for the last minutes again, and know what it has read', async () => {
    const { context, memory } = memoryContext();
    const items = new Map([[1, MONDAY + HOUR]]);
    const { ask, asked } = listed(items);
    await readAll(ask, context.memory);
    const before = memory.get('k');
    // It came into being before the other, and shows late.
    items.set(2, MONDAY + HOUR - 60_000);
    expect(idsOf(await readAll(ask, context.memory))).toEqual([2]);
    expect(asked.at(-1)!.updatedAfter).toBe('2026-03-02T09:55:00.000Z');
    expect(await readAll(ask, context.memory)).toEqual([]);
    expect(memory.get('k')).not.toBe(before);
  });

  it('should begin where a store failed', async () => {
    const { context } = memoryContext();
    const items = new Map(
      Array.from({ length: 60 }, (_, id) => [id, MONDAY + id * HOUR]),
    );
    const { ask } = listed(items);
    let stores = 0;
    const failing = async () => {
      stores += 1;
      if (stores === 2) {
        throw new Error('The database is gone');
      }
    };
    await expect(readAll(ask, context.memory, failing)).rejects.toThrow('gone');
    const rest = idsOf(await readAll(ask, context.memory));
    expect(rest[0]).toBe(25);
    expect(rest).toHaveLength(35);
  });

  it('should read whatever there is, however often it is interrupted', async () => {
    const times = fc.array(fc.nat({ max: 40 }), { maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(
        times,
        fc.array(fc.boolean(), { maxLength: 6 }),
        async (minutes, failures) => {
          const { context } = memoryContext();
          const items = new Map(
            minutes.map((minute, id) => [id, MONDAY + minute * 60_000]),
          );
          const { ask } = listed(items);
          const left = [...failures];
          const stored = new Set<number>();
          const store = async (fresh: Updated[]) => {
            if (left.shift()) {
              throw new Error('interrupted');
            }
            fresh.forEach(({ id }) => stored.add(id));
          };
          for (let runs = 0; runs <= failures.length; runs += 1) {
            await readAll(ask, context.memory, store).catch(() => {});
          }
          expect(stored).toEqual(new Set(items.keys()));
        },
      ),
      { numRuns: 100 },
    );
  });
});
