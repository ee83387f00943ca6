/** A value of the compact protocol of Thrift: its type, and its bytes. */
export interface Thrift {
  type: number;
  bytes: Buffer;
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest % 128n) + (rest > 127n ? 128 : 0));
    rest /= 128n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const zigzag = (value: number) =>
  varint(
    BigInt(value) * 2n >= 0n ? BigInt(value) * 2n : BigInt(value) * -2n - 1n,
  );

export const i32 = (value: number): Thrift => ({
  type: 5,
  bytes: zigzag(value),
});
export const i64 = (value: number): Thrift => ({
  type: 6,
  bytes: zigzag(value),
});

export const binary = (text: string): Thrift => {
  const bytes = Buffer.from(text);
  return {
    type: 8,
    bytes: Buffer.concat([varint(BigInt(bytes.length)), bytes]),
  };
};

/** A list of values of one type, at most 14 of them. */
export const list = (values: Thrift[]): Thrift => ({
  type: 9,
  bytes: Buffer.concat([
    Buffer.from([values.length * 16 + values[0].type]),
    ...values.map(({ bytes }) => bytes),
  ]),
});

/** A struct of fields by number; what is undefined is left out. */
export const struct = (fields: Record<number, Thrift | undefined>): Thrift => {
  const parts: Buffer[] = [];
  let before = 0;
  for (const [key, value] of Object.entries(fields)) {
    if (value) {
      parts.push(
        Buffer.from([(Number(key) - before) * 16 + value.type]),
        value.bytes,
      );
      before = Number(key);
    }
  }
  return { type: 12, bytes: Buffer.concat([...parts, Buffer.from([0])]) };
};
