import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { createMockDirectory } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { columns, focusCsv } from '../__testUtils__/focusCsv';
import { readAll } from '../__testUtils__/readAll';
import { costRows } from './costRows';

const directory = createMockDirectory();
const path = directory.resolve('costs.csv');

const read = async (
  content: string | Buffer,
  options?: Parameters<typeof readAll>[1],
) => {
  await writeFile(path, content);
  return readAll(path, options);
};

const plainRow = {
  start: Date.UTC(2026, 2, 1),
  end: Date.UTC(2026, 2, 2),
  currency: 'EUR',
  effective: '1.5',
  billed: '2.25',
  account: '0012',
  service: 'Queue',
  tags: { team: 'cards' },
};

describe('costRows of CSV', () => {
  it.each([
    ['as it is', focusCsv([{}])],
    ['with a byte order mark', `\uFEFF${focusCsv([{}])}`],
    ['with CRLF', focusCsv([{}], { newline: '\r\n' })],
    ['with empty lines', focusCsv([{}]).replaceAll('\n', '\n\n')],
    ['in gzip', gzipSync(focusCsv([{}]))],
    ['in two members of gzip', gzipped('', focusCsv([{}]))],
    [
      'with columns in another order and others between',
      focusCsv([{}], { header: ['Id', ...[...columns].reverse(), 'x_more'] }),
    ],
  ])('should read a file %s', async (_, content) => {
    expect(await read(content)).toEqual({ rows: [plainRow], problems: [] });
  });

  function gzipped(...parts: string[]) {
    return Buffer.concat(parts.map(part => gzipSync(part)));
  }

  it('should read quoted newlines, credits, and what is not there', async () => {
    const { rows, problems } = await read(
      focusCsv([
        { ServiceName: 'Big\r\n"Queue", the second' },
        { EffectiveCost: '-0.00000000001', BilledCost: '-5' },
        { SubAccountId: 'NULL', ServiceName: '', Tags: 'NULL' },
        { BillingCurrency: 'usd' },
      ]),
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { ...plainRow, service: 'Big\r\n"Queue", the second' },
      { ...plainRow, effective: '-0.00000000001', billed: '-5' },
      { ...plainRow, account: undefined, service: undefined, tags: {} },
      { ...plainRow, currency: 'USD' },
    ]);
  });

  it('should do without columns that a file may be without', async () => {
    const { rows } = await read(
      focusCsv([{}], { header: columns.slice(0, 5) }),
    );
    expect(rows).toEqual([
      { ...plainRow, account: undefined, service: undefined, tags: {} },
    ]);
  });

  it.each([
    [{ EffectiveCost: 'NaN' }, 'EffectiveCost is no number, like -12.50'],
    [{ EffectiveCost: 'NULL' }, 'EffectiveCost is no number, like -12.50'],
    [{ BilledCost: '1,50' }, 'BilledCost is no number, like -12.50'],
    [{ BilledCost: '' }, 'BilledCost is no number, like -12.50'],
    [
      { ChargePeriodStart: '2026-02-30' },
      'ChargePeriodStart is no date; write one like 2026-03-01T00:00:00Z',
    ],
    [
      { ChargePeriodEnd: 'NULL' },
      'ChargePeriodEnd is no date; write one like 2026-03-01T00:00:00Z',
    ],
    [
      { ChargePeriodEnd: '2026-03-01T00:00:00Z' },
      'ChargePeriodEnd is not after ChargePeriodStart',
    ],
    [
      { ChargePeriodEnd: '2027-04-06T00:00:00Z' },
      'The charge period is longer than 400 days',
    ],
    [
      { BillingCurrency: 'Euro' },
      'BillingCurrency is no code of three letters, like EUR',
    ],
    [
      { Tags: '["cards"]' },
      'Tags are no JSON object, like {"team":"cards"}, or too long',
    ],
    [
      { SubAccountId: 'x'.repeat(513) },
      'SubAccountId or ServiceName is longer than 512 characters',
    ],
  ])('should leave out a row of %j and go on', async (charge, problem) => {
    expect(await read(focusCsv([{}, charge, {}]))).toEqual({
      rows: [plainRow, plainRow],
      problems: [{ row: 3, problem }],
    });
  });

  it('should lose no other row to a stray quote', async () => {
    const [header, row] = focusCsv([{}]).split('\n');
    const stray = row.replace('Queue', 'Qu"eue');
    const { rows } = await read(`${header}\n${stray}\n${row}\n`);
    expect(rows).toEqual([
      { ...plainRow, service: expect.stringContaining('Qu"eue') },
      plainRow,
    ]);
  });

  it('should leave out rows with too many or too few cells', async () => {
    const [header, row] = focusCsv([{}]).split('\n');
    const content = [header, `${row},1`, row, '"2026-03-01",', ''].join('\n');
    const { rows, problems } = await read(content);
    expect(rows).toEqual([plainRow]);
    expect(problems).toEqual([
      { row: 2, problem: 'Has 9 cells, and the header 8' },
      { row: 4, problem: 'Has 2 cells, and the header 8' },
    ]);
  });

  it.each(columns.slice(0, 5))(
    'should name the column %s where it is missing',
    async name => {
      const header = columns.filter(column => column !== name);
      await expect(read(focusCsv([{}], { header }))).rejects.toThrow(
        `Column ${name} is missing; export with the FOCUS 1.x schema, and the column ${name} in it`,
      );
    },
  );

  it('should not choose between two columns of one name', async () => {
    const header = [...columns, 'BilledCost'];
    await expect(read(focusCsv([{}], { header }))).rejects.toThrow(
      /Column BilledCost is there twice/,
    );
  });

  it('should read back what was written', async () => {
    const text = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter(value => value.trim() === value && value !== 'NULL');
    const cost = fc
      .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(999))
      .map(([whole, after]) => [whole === 0n ? 1n : whole, after])
      .map(([whole, after]) => `${whole}.${String(after).padStart(11, '0')}1`);
    const charge = fc.record({
      EffectiveCost: cost,
      BilledCost: cost,
      SubAccountId: text,
      ServiceName: text,
      tags: fc.dictionary(fc.string(), fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(charge, { maxLength: 20 }),
        fc.shuffledSubarray(columns, { minLength: columns.length }),
        async (charges, header) => {
          const { rows, problems } = await read(
            focusCsv(
              charges.map(({ tags, ...others }) => ({
                ...others,
                Tags: JSON.stringify(tags),
              })),
              { header },
            ),
          );
          expect(problems).toEqual([]);
          expect(
            rows.map(({ effective, billed, account, service, tags }) => [
              ...[effective, billed, account, service],
              Object.entries(tags),
            ]),
          ).toEqual(
            charges.map(({ tags, ...others }) => [
              ...Object.values(others),
              Object.entries(tags),
            ]),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('costRows of what is hostile', () => {
  it.each([
    ['an empty file', '', /is empty/],
    ['an empty gzip', gzipSync(''), /is empty/],
    ['a quote that is not closed', `${focusCsv([{}])}"a`, /Row 3 is no CSV/],
    ['a web page', '<!doctype html>\n<html/>', /Column ChargePeriodStart/],
    [
      'a gzip that is cut off',
      gzipSync(focusCsv(Array(99).fill({}))).subarray(0, -12),
      /gzip file is cut off or damaged/,
    ],
    [
      'a gzip that is none',
      Buffer.from('\x1f\x8bnothing at all', 'latin1'),
      /cut off or damaged/,
    ],
    [
      'a cell of 10 MB',
      focusCsv([{}, { ServiceName: 'x'.repeat(10_000_000) }]),
      /Row 3 has more than 1048576 characters/,
    ],
    [
      'a quote that swallows the rest',
      `${focusCsv([{}])}"${focusCsv(Array(20_000).fill({})).replaceAll(
        '"',
        '',
      )}`,
      /Row 3 has more than 1048576 characters/,
    ],
  ])('should refuse %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('should stop at maxBytes of what is stored, and of what is expanded', async () => {
    const content = focusCsv(Array(5_000).fill({}));
    const maxBytes = content.length - 1;
    await expect(read(content, { maxBytes })).rejects.toThrow(
      `The file has more than ${maxBytes} bytes; split it, or raise maxBytes`,
    );
    await expect(read(gzipSync(content), { maxBytes })).rejects.toThrow(
      `The file, expanded, has more than ${maxBytes} bytes`,
    );
    const whole = await read(content, { maxBytes: content.length });
    expect(whole.rows).toHaveLength(5_000);
  });

  it('should stop a bomb of gzip', async () => {
    const zeros = gzipSync(Buffer.alloc(20_000_000));
    await expect(read(zeros)).rejects.toThrow(/more than 1048576 characters/);
    const lines = gzipSync(focusCsv([]) + '\n'.repeat(5_000_000));
    await expect(read(lines, { maxBytes: 10_000 })).rejects.toThrow(
      /The file, expanded, has more than 10000 bytes/,
    );
    await expect(read(lines)).rejects.toThrow(
      'More than 10000 rows have not as many cells as the header; export the file anew',
    );
  });

  it('should say that a file is not what format says', async () => {
    await expect(read(focusCsv([{}]), { format: 'parquet' })).rejects.toThrow(
      'The file is no parquet; correct format, or leave it out',
    );
  });

  it('should not read a directory, nor follow a link', async () => {
    await mkdir(directory.resolve('folder'), { recursive: true });
    await expect(readAll(directory.resolve('folder'))).rejects.toThrow();
    await symlink('/etc/hostname', directory.resolve('link'));
    await expect(readAll(directory.resolve('link'))).rejects.toThrow(/ELOOP/);
  });

  it('should stop when told, and close the file when left', async () => {
    await writeFile(path, focusCsv(Array(5_000).fill({})));
    const controller = new AbortController();
    const options = {
      signal: controller.signal,
      maxBytes: 2 ** 30,
      onProblem: () => {},
    };
    const reading = async () => {
      for await (const row of costRows(path, options)) {
        expect(row.currency).toBe('EUR');
        controller.abort();
      }
    };
    await expect(reading()).rejects.toThrow(/abort/i);
    const rows = costRows(path, {
      ...options,
      signal: new AbortController().signal,
    });
    await rows.next();
    expect(await rows.return(undefined)).toMatchObject({ done: true });
  });
});
