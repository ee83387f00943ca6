/** Most digits before or after the point: far beyond any money. */
const MOST_DIGITS = 40;

const number = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A number as decimal text in plain notation, with the same value to the last
 * digit; undefined if it is none, or has more than 40 digits before or after
 * its point.
 *
 * @remarks
 * Zeros that say nothing are left out, and zero is `0`: equal values are equal
 * text. No double is involved.
 *
 * @internal
 */
export function decimalText(text: string): string | undefined {
  const [, sign, whole, fraction = '', exponent = '0'] =
    (text.length <= 4 * MOST_DIGITS && number.exec(text)) || [];
  if (whole === undefined || whole + fraction === '') {
    return undefined;
  }
  const [before, after] = shift(whole, fraction, Number(exponent));
  const head = before.replace(/^0+/, '');
  const tail = after.replace(/0+$/, '');
  if (head.length > MOST_DIGITS || tail.length > MOST_DIGITS) {
    return undefined;
  }
  if (head + tail === '') {
    return '0';
  }
  const plain = `${head || '0'}${tail && `.${tail}`}`;
  return sign === '-' ? `-${plain}` : plain;
}

/** Moves the point by some places to the right. */
function shift(
  whole: string,
  fraction: string,
  places: number,
): [string, string] {
  if (places === 0) {
    return [whole, fraction];
  }
  const digits = whole + fraction;
  const point = whole.length + places;
  return point <= 0
    ? ['', '0'.repeat(-point) + digits]
    : [digits.slice(0, point).padEnd(point, '0'), digits.slice(point)];
}

/** An integer and how many of its digits are after the point, as text. @internal */
export function scaledText(unscaled: bigint, scale: number): string {
  return `${unscaled}e${-scale}`;
}
