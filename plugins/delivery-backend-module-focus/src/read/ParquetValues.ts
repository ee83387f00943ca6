import type { SchemaElement } from 'hyparquet';
import { scaledText } from '../row/decimalText';

/** Digits after the point of a column of decimals; undefined if it is none. */
function scaleOf(element: SchemaElement): number | undefined {
  const logical = element.logical_type;
  if (logical?.type === 'DECIMAL') {
    return logical.scale;
  }
  return element.converted_type === 'DECIMAL' ? element.scale ?? 0 : undefined;
}

function isJson(element: SchemaElement): boolean {
  return (
    element.converted_type === 'JSON' || element.logical_type?.type === 'JSON'
  );
}

/** A signed integer, the most significant byte first. */
function integerIn(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes).toString('hex') || '0';
  return BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex}`));
}

/**
 * Values of Parquet as values that CSV could have.
 *
 * @remarks
 * Decimals would become doubles on their way; so the schema is told that they
 * are plain integers, and the point is set here. JSON stays the text that it is.
 *
 * @internal
 */
export class ParquetValues {
  readonly #scales: ReadonlyArray<number | undefined>;

  /** Tells the elements of `columnNames`, which are changed, that they are plain. */
  static take(
    elements: ReadonlyArray<SchemaElement | undefined>,
  ): ParquetValues {
    const scales = elements.map(element => element && scaleOf(element));
    elements.forEach((element, i) => {
      if (element && (scales[i] !== undefined || isJson(element))) {
        delete element.converted_type;
        delete element.logical_type;
      }
    });
    return new ParquetValues(scales);
  }

  private constructor(scales: ReadonlyArray<number | undefined>) {
    this.#scales = scales;
  }

  /** Values of a row, in the order of `columnNames`. */
  of(values: readonly unknown[]): unknown[] {
    return values.map((value, i) => this.#value(value, this.#scales[i]));
  }

  #value(value: unknown, scale: number | undefined): unknown {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (scale === undefined) {
      return value instanceof Uint8Array
        ? Buffer.from(value).toString('utf8')
        : value;
    }
    const unscaled =
      value instanceof Uint8Array
        ? integerIn(value)
        : BigInt(value as number | bigint);
    return scaledText(unscaled, scale);
  }
}
