/** Everything that people could read of the figures, by the path it is read at. */
export type Figures = Readonly<Record<string, unknown>>;

/** Says how much was asked for, or when: the same truth may differ in it. */
const TALLIES = new Set([
  'asOf',
  'dataThrough',
  'sources',
  'pageInfo',
  'refolding',
]);

/** Answers without what only says how they came about. */
export function withoutTallies(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutTallies);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !TALLIES.has(name))
      .map(([name, each]) => [name, withoutTallies(each)]),
  );
}

interface Page {
  items: Array<{ id: string }>;
  pageInfo?: { nextCursor?: string };
}

/** Reads every figure there is: overview, gates, journeys, anomalies. */
export async function readFigures(
  get: (path: string) => Promise<unknown>,
  window: { since: string; until: string },
): Promise<Figures> {
  const frame = new URLSearchParams(window).toString();
  const figures: Record<string, unknown> = {};
  const read = async (path: string) => {
    const body = await get(path);
    figures[path] = withoutTallies(body);
    return body;
  };
  await read(`/overview?${frame}`);
  await read(`/data-quality?${frame}`);
  const gates = (await read(`/gates?${frame}`)) as {
    items: Array<{ gate?: { id: string }; id?: string }>;
  };
  for (const { gate, id } of gates.items) {
    await read(`/gates/${gate?.id ?? id}?${frame}`);
  }
  let cursor: string | undefined;
  do {
    const after = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page = (await get(`/journeys?${frame}&limit=100${after}`)) as Page;
    for (const { id } of page.items) {
      await read(`/journeys/${encodeURIComponent(id)}?${frame}`);
    }
    cursor = page.pageInfo?.nextCursor;
  } while (cursor);
  return figures;
}
