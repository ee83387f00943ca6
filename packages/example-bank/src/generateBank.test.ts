import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleConfig, NOW } from './__testUtils__/bankJourneys';
import { adaptPayload, bankFacts } from './bankFacts';
import { generateBank } from './generateBank';
import { DAY, HOUR, WEEK } from './time/instants';
import { writeBank } from './writeBank';

// The whole record is generated several times; a busy machine takes its time.
jest.setTimeout(120_000);

const config = exampleConfig();

describe('generateBank', () => {
  const payloads = [...generateBank({ now: NOW })];
  const text = JSON.stringify(payloads);

  it('is the same every time', () => {
    expect(JSON.stringify([...generateBank({ now: NOW })])).toBe(text);
  });

  it('tells another year for another seed', () => {
    expect(JSON.stringify([...generateBank({ now: NOW, seed: 2 })])).not.toBe(
      text,
    );
  });

  it('names every file once', () => {
    const paths = payloads.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(
      paths.every(path =>
        /^(jira|github|servicenow)\/[\w./-]+\.json$/.test(path),
      ),
    ).toBe(true);
  });

  it('is understood by the adapters to the last object', () => {
    const unrecognised = payloads.flatMap(
      payload => adaptPayload(payload, config).unrecognised ?? [],
    );
    expect(unrecognised).toEqual([]);
    expect(bankFacts({ now: NOW, config }).unrecognised).toEqual([]);
  });

  it('names no domain that could exist, outside the address of the vendor', () => {
    const hosts = text.matchAll(
      /https?:\/\/([a-z0-9.-]+)|@([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g,
    );
    const named = new Set([...hosts].map(([, host, mail]) => host ?? mail));
    expect([...named].sort()).toEqual([
      'api.github.com',
      'github.com',
      'jira.lindenhafen.example',
      'lindenhafen.example',
      'service.lindenhafen.example',
    ]);
  });

  it('has the size of a year', () => {
    const { facts } = bankFacts({ now: NOW, config });
    expect(facts.length).toBeGreaterThan(35_000);
    expect(facts.length).toBeLessThan(80_000);
  });
});

describe('a record that goes on', () => {
  it('keeps what it told, and tells more', () => {
    const told = (ahead: number) =>
      bankFacts({ now: NOW, config, ahead }).facts.map(fact =>
        JSON.stringify([fact.source, fact.id, fact.time]),
      );
    const before = told(0);
    const after = new Set(told(5 * DAY));
    const lost = before.filter(fact => !after.has(fact));
    // The record ends on a Friday; snapshots carry the instant at which they were last
    // changed, and what was concluded may be known by then.
    expect(
      lost.filter(fact => !/updated|snapshot|inferred/.test(fact)),
    ).toEqual([]);
    expect(after.size).toBeGreaterThan(before.length + 50);
  });
});

describe('the shift', () => {
  const timesAt = (now: number) => {
    const { facts } = bankFacts({ now, config });
    return facts.map(({ time }) => time).sort((one, other) => one - other);
  };
  const here = timesAt(NOW);

  it.each([NOW + 3 * DAY, NOW + 20 * WEEK + 5 * HOUR, NOW - 7 * WEEK])(
    'moves everything by the same whole weeks, and never into the future: %d',
    now => {
      const there = timesAt(now);
      const shifts = new Set(there.map((time, index) => time - here[index]));
      expect(shifts.size).toBe(1);
      expect(Math.abs([...shifts][0] % WEEK)).toBe(0);
      expect(there[there.length - 1]).toBeLessThanOrEqual(now);
      expect(there[there.length - 1]).toBeGreaterThan(now - WEEK);
    },
  );
});

describe('writeBank', () => {
  it('writes what was generated, and nothing of an earlier record stays', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bank-'));
    try {
      await writeBank(folder, { now: NOW, seed: 2 });
      const { files } = await writeBank(folder, { now: NOW });
      const payloads = [...generateBank({ now: NOW })];
      const found = await readdir(folder, {
        recursive: true,
        withFileTypes: true,
      });
      expect(files).toBe(payloads.length);
      expect(found.filter(entry => entry.isFile())).toHaveLength(files);
      const { path, payload } = payloads[0];
      const written = await readFile(join(folder, path), 'utf8');
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(payload)));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
