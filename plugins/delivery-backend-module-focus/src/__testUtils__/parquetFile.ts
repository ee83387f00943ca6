import { gzipSync } from 'node:zlib';
import { binary, i32, i64, list, struct } from './thrift';

/** A column of Parquet, with its numbers from the format's definition. */
export interface ParquetColumn {
  name: string;
  /** 1 INT32, 2 INT64, 5 DOUBLE, 6 BYTE_ARRAY, 7 FIXED_LEN_BYTE_ARRAY. */
  type: number;
  /** 0 UTF8, 5 DECIMAL, 9 and 10 TIMESTAMP, 19 JSON. */
  converted?: number;
  scale?: number;
  /** Bytes of a FIXED_LEN_BYTE_ARRAY. */
  length?: number;
  /** The values as they are stored; undefined for none. */
  values: Array<Buffer | undefined>;
  /** Instead of them: the entries of maps of text. */
  entries?: Array<Array<[string, string]> | undefined>;
}

/** What is stored of some rows of a column. */
interface Leaf {
  path: string[];
  type: number;
  repetition?: number[];
  definition: number[];
  values: Buffer[];
}

export const text = (value: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(Buffer.byteLength(value));
  return Buffer.concat([size, Buffer.from(value)]);
};

export const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

export const int64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
};

function leavesOf(column: ParquetColumn, from: number, to: number): Leaf[] {
  const { name, type, entries } = column;
  if (!entries) {
    const values = column.values.slice(from, to);
    const definition = values.map(value => (value ? 1 : 0));
    const present = values.filter(value => value !== undefined);
    return [{ ...{ path: [name], type, definition }, values: present }];
  }
  const maps = entries.slice(from, to);
  return ['key', 'value'].map((leaf, i) => ({
    ...{ path: [name, 'key_value', leaf], type: 6 },
    repetition: maps.flatMap(map =>
      map?.length ? map.map((_, at) => (at === 0 ? 0 : 1)) : [0],
    ),
    definition: maps.flatMap(map => {
      const nothing = map ? 1 : 0;
      return map?.length ? map.map(() => 2 + i) : [nothing];
    }),
    values: maps.flatMap(map => map?.map(entry => text(entry[i])) ?? []),
  }));
}

/** Levels as runs of one value each. */
function levels(values: number[] = []): Buffer[] {
  const runs = Buffer.from(values.flatMap(value => [2, value]));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(runs.length);
  return values.length > 0 ? [size, runs] : [];
}

function pageOf(leaf: Leaf, isGzip: boolean): Buffer {
  const plain = Buffer.concat([
    ...levels(leaf.repetition),
    ...levels(leaf.definition),
    ...leaf.values,
  ]);
  const stored = isGzip ? gzipSync(plain) : plain;
  const count = i32(leaf.definition.length);
  const header = struct({
    1: i32(0),
    2: i32(plain.length),
    3: i32(stored.length),
    5: struct({ 1: count, 2: i32(0), 3: i32(3), 4: i32(3) }),
  });
  return Buffer.concat([header.bytes, stored]);
}

const mapElements = (name: string) => [
  struct({ 3: i32(1), 4: binary(name), 5: i32(1), 6: i32(1) }),
  struct({ 3: i32(2), 4: binary('key_value'), 5: i32(2) }),
  struct({ 1: i32(6), 3: i32(0), 4: binary('key'), 6: i32(0) }),
  struct({ 1: i32(6), 3: i32(1), 4: binary('value'), 6: i32(0) }),
];

const elementsOf = ({
  name,
  type,
  converted,
  scale,
  length,
  entries,
}: ParquetColumn) =>
  entries
    ? mapElements(name)
    : [
        struct({
          1: i32(type),
          2: length === undefined ? undefined : i32(length),
          3: i32(1),
          4: binary(name),
          6: converted === undefined ? undefined : i32(converted),
          7: scale === undefined ? undefined : i32(scale),
          8: scale === undefined ? undefined : i32(38),
        }),
      ];

/** A file of Parquet with row groups of some rows each; all columns are optional. */
export function parquetFile(
  columns: ParquetColumn[],
  {
    isGzip = false,
    rowsPerGroup = 2,
    saysRows = (rows: number) => rows,
  }: {
    isGzip?: boolean;
    rowsPerGroup?: number;
    /** What a row group says that it has. */
    saysRows?: (rows: number) => number;
  } = {},
): Buffer {
  const rows = columns[0].values.length;
  const parts = [Buffer.from('PAR1')];
  const groups = [];
  for (let from = 0; from < rows; from += rowsPerGroup) {
    const count = Math.min(rowsPerGroup, rows - from);
    const leaves = columns.flatMap(column =>
      leavesOf(column, from, from + count),
    );
    const chunks = leaves.map(leaf => {
      const page = pageOf(leaf, isGzip);
      const offset = Buffer.concat(parts).length;
      parts.push(page);
      const path = list(leaf.path.map(binary));
      return struct({
        2: i64(offset),
        3: struct({
          ...{ 1: i32(leaf.type), 2: list([i32(0)]), 3: path },
          ...{ 4: i32(isGzip ? 2 : 0), 5: i64(leaf.definition.length) },
          ...{ 6: i64(page.length), 7: i64(page.length), 9: i64(offset) },
        }),
      });
    });
    groups.push(
      struct({ 1: list(chunks), 2: i64(0), 3: i64(saysRows(count)) }),
    );
  }
  const root = struct({ 4: binary('root'), 5: i32(columns.length) });
  const metadata = struct({
    1: i32(1),
    2: list([root, ...columns.flatMap(elementsOf)]),
    3: i64(rows),
    4: list(groups),
  }).bytes;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(metadata.length);
  return Buffer.concat([...parts, metadata, size, Buffer.from('PAR1')]);
}
