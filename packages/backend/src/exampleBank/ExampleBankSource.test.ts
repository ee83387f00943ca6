import { mockServices } from '@backstage/backend-test-utils';
import { EventSink } from '@delivery-stack/backstage-plugin-delivery-node';
import { readingConfigOf } from '@delivery-stack/example-bank';
import { ExampleBankSource } from './ExampleBankSource';

/** A sink that knows what it was given, as the store does. */
function rememberingSink() {
  const known = new Map<string, string>();
  const ingest: EventSink['ingest'] = async events => {
    const result = { accepted: 0, duplicate: 0, conflicting: 0, rejected: 0 };
    for await (const event of events) {
      const key = `${event.context.source} ${event.context.id}`;
      const body = JSON.stringify(event);
      const before = known.get(key);
      known.set(key, body);
      result.accepted += before === undefined ? 1 : 0;
      result.duplicate += before === body ? 1 : 0;
      result.conflicting += before !== undefined && before !== body ? 1 : 0;
    }
    return result;
  };
  return { known, sink: { ingest } };
}

const sourceAt = (now: number) =>
  ExampleBankSource.create({
    config: readingConfigOf({}),
    now,
    logger: mockServices.logger.mock(),
  });

// The whole record is generated; a busy machine takes its time.
jest.setTimeout(120_000);

describe('ExampleBankSource', () => {
  const now = Date.UTC(2026, 10, 21, 10);
  const { signal } = new AbortController();

  it('hands the year over, and the same again is known already', async () => {
    const { known, sink } = rememberingSink();
    const ingest = jest.spyOn(sink, 'ingest');
    const source = sourceAt(now);
    await source.run({ sink, signal });
    const first = known.size;
    const batches = ingest.mock.calls.length;
    expect(first).toBeGreaterThan(35_000);
    expect(batches).toBeGreaterThan(10);
    await source.run({ sink, signal });
    expect(known.size).toBe(first);
    const results = await Promise.all(
      ingest.mock.results.slice(batches).map(({ value }) => value),
    );
    expect(
      results.every(
        ({ accepted, conflicting }) => accepted + conflicting === 0,
      ),
    ).toBe(true);
  });

  it('stops when it is told to', async () => {
    const aborted = new AbortController();
    aborted.abort();
    const { known, sink } = rememberingSink();
    await expect(
      sourceAt(now).run({ sink, signal: aborted.signal }),
    ).rejects.toThrow();
    expect(known.size).toBe(0);
  });
});
