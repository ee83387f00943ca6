import { writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  double,
  int64,
  ParquetColumn,
  parquetFile,
  text,
} from '../__testUtils__/parquetFile';
import { readAll } from '../__testUtils__/readAll';

const directory = createMockDirectory();
const path = directory.resolve('costs');

const MARCH = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;

const read = async (
  content: Buffer,
  options?: Parameters<typeof readAll>[1],
) => {
  await writeFile(path, content);
  return readAll(path, options);
};

const repeated = (value: Buffer | undefined, rows = 3) =>
  Array<Buffer | undefined>(rows).fill(value);

const micros = (at: number) => int64(BigInt(at) * 1000n);

/** Columns of three charges, some of them another way. */
function columns(others: Partial<ParquetColumn>[] = []): ParquetColumn[] {
  const plain: ParquetColumn[] = [
    {
      ...{ name: 'ChargePeriodStart', type: 2, converted: 10 },
      values: repeated(micros(MARCH)),
    },
    {
      ...{ name: 'ChargePeriodEnd', type: 2, converted: 9 },
      values: repeated(int64(BigInt(MARCH + DAY))),
    },
    {
      ...{ name: 'BillingCurrency', type: 6, converted: 0 },
      values: repeated(text('EUR')),
    },
    { name: 'EffectiveCost', type: 5, values: repeated(double(1.5)) },
    { name: 'BilledCost', type: 5, values: repeated(double(2.25)) },
    {
      ...{ name: 'Tags', type: 6, converted: 19 },
      values: [text('{"team":"cards"}'), undefined, text('{}')],
    },
    { name: 'x_more', type: 6, values: repeated(text('more')) },
  ];
  return plain.map(column => ({
    ...column,
    ...others.find(({ name }) => name === column.name),
  }));
}

const row = {
  ...{ start: MARCH, end: MARCH + DAY, currency: 'EUR' },
  ...{ effective: '1.5', billed: '2.25', tags: {} },
  ...{ account: undefined, service: undefined },
};

describe('costRows of Parquet', () => {
  it.each([
    ['as it is', {}],
    ['in gzip', { isGzip: true }],
    ['in one row group', { rowsPerGroup: 3 }],
  ])('should read a file %s', async (_, options) => {
    expect(await read(parquetFile(columns(), options))).toEqual({
      rows: [{ ...row, tags: { team: 'cards' } }, row, row],
      problems: [],
    });
  });

  it('should have doubles as their shortest text, and say what is none', async () => {
    const values = [double(-1.5e-7), double(NaN), double(0.1)];
    const { rows, problems } = await read(
      parquetFile(columns([{ name: 'EffectiveCost', values }])),
    );
    expect(rows.map(({ effective }) => effective)).toEqual([
      '-0.00000015',
      '0.1',
    ]);
    expect(problems).toEqual([
      { row: 2, problem: 'EffectiveCost is no number, like -12.50' },
    ]);
  });

  const fixed = (hex: string) => Buffer.from(hex.padStart(32, '0'), 'hex');
  const withSize = (bytes: Buffer) => text(bytes.toString('latin1'));
  it.each<[string, Partial<ParquetColumn>, string[]]>([
    [
      'INT64',
      {
        ...{ type: 2, converted: 5, scale: 11 },
        values: [int64(9007199254740993n), int64(-1n), int64(0n)],
      },
      ['90071.99254740993', '-0.00000000001', '0'],
    ],
    [
      'FIXED_LEN_BYTE_ARRAY',
      {
        ...{ type: 7, length: 16, converted: 5, scale: 18 },
        values: [
          fixed('de0b6b3a7640001'),
          fixed('f'.repeat(32)),
          fixed('4b3b4ca85a86c47a098a223fffffffff'),
        ],
      },
      [
        '1.000000000000000001',
        '-0.000000000000000001',
        '99999999999999999999.999999999999999999',
      ],
    ],
    [
      'BYTE_ARRAY',
      {
        ...{ type: 6, converted: 5, scale: 2 },
        values: [withSize(Buffer.from('0539', 'hex')), text('\x01'), text('')],
      },
      ['13.37', '0.01', '0'],
    ],
    [
      'text',
      {
        ...{ type: 6, converted: 0 },
        values: [text('0.10'), text('-3'), text('1e2')],
      },
      ['0.1', '-3', '100'],
    ],
  ])('should have the costs of %s exactly', async (_, column, expected) => {
    const { rows, problems } = await read(
      parquetFile(columns([{ ...column, name: 'EffectiveCost' }])),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ effective }) => effective)).toEqual(expected);
  });

  it('should read tags of a map', async () => {
    const entries: ParquetColumn['entries'] = [
      [
        ['team', 'cards'],
        ['user:App', 'Ledger'],
      ],
      undefined,
      [],
    ];
    const { rows, problems } = await read(
      parquetFile(columns([{ name: 'Tags', entries }])),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ tags }) => tags)).toEqual([
      { team: 'cards', 'user:App': 'Ledger' },
      {},
      {},
    ]);
  });

  it('should leave out rows without a cost', async () => {
    const values = [double(1), undefined, double(2)];
    const { rows, problems } = await read(
      parquetFile(columns([{ name: 'BilledCost', values }])),
    );
    expect(rows.map(({ billed }) => billed)).toEqual(['1', '2']);
    expect(problems).toEqual([
      { row: 2, problem: 'BilledCost is no number, like -12.50' },
    ]);
  });

  it('should name the column that is missing', async () => {
    const rest = columns().filter(({ name }) => name !== 'BilledCost');
    await expect(read(parquetFile(rest))).rejects.toThrow(
      /Column BilledCost is missing/,
    );
  });
});

describe('costRows of hostile Parquet', () => {
  const sound = parquetFile(columns());

  it('should refuse a file that is cut off, wherever it is', async () => {
    for (let length = 4; length < sound.length; length += 7) {
      await expect(read(sound.subarray(0, length))).rejects.toThrow(
        /Parquet file is cut off/,
      );
    }
  });

  it('should refuse, or read less of, a file with a byte that is wrong', async () => {
    for (let at = 4; at < sound.length - 8; at += 1) {
      const damaged = Buffer.from(sound);
      damaged[at] = 255 - damaged[at];
      const rows = await read(damaged).then(
        result => result.rows.length,
        error => {
          expect(error).toMatchObject({ name: 'InputError' });
          return 0;
        },
      );
      expect(rows).toBeLessThanOrEqual(3);
    }
  });

  it('should refuse row groups that are too large, or say so', async () => {
    const file = parquetFile(columns(), { saysRows: () => 3_000_000 });
    await expect(read(file)).rejects.toThrow(
      /A row group has more than 2097152 rows or 268435456 bytes; write smaller/,
    );
  });

  it('should refuse a file with fewer rows than it says', async () => {
    const file = parquetFile(columns(), { saysRows: rows => rows + 1 });
    await expect(read(file)).rejects.toThrow(
      'has 2 values of ChargePeriodStart where it says that it has 3',
    );
  });

  it('should say that a file is not what format says', async () => {
    await expect(read(sound, { format: 'csv' })).rejects.toThrow(
      'The file is no csv; correct format, or leave it out',
    );
  });
});
