import type { Range } from '../pattern/range';

const LONGEST_VALUE = 80;

/** A value as JSON, cut where it would fill the page. */
export function brief(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = 'a value that JSON cannot carry';
  }
  return text.length > LONGEST_VALUE
    ? `${[...text.slice(0, LONGEST_VALUE)].slice(0, -1).join('')}…`
    : text;
}

/**
 * A range in plain words: `4 to 12`, `one of eu-central, eu-west`.
 *
 * @public
 */
export function rangeWords(range: Range): string {
  if (range.const !== undefined) {
    return `exactly ${plain(range.const)}`;
  }
  const words = [
    range.enum && oneOf(range.enum.map(plain)),
    range.enum ? undefined : typeWords(range),
    range.multipleOf !== undefined && `a multiple of ${range.multipleOf}`,
    range.pattern !== undefined && `matching ${range.pattern}`,
    range.format !== undefined && `in the format ${range.format}`,
    range.uniqueItems && 'each once',
    range.items && `each ${rangeWords(range.items)}`,
    ...propertyWords(range),
    range.anyOf && range.anyOf.map(rangeWords).join(', or '),
    range.oneOf && `exactly one of: ${range.oneOf.map(rangeWords).join('; ')}`,
    ...(range.allOf ?? []).map(rangeWords),
    range.not && `not ${rangeWords(range.not)}`,
  ];
  return words.filter(Boolean).join(', ') || 'any value';
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function oneOf(values: readonly string[]): string {
  return values.length === 1
    ? `exactly ${values[0]}`
    : `one of ${values.join(', ')}`;
}

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'nothing',
};

function typeWords(range: Range): string {
  const types = [range.type ?? []].flat();
  const bounds = [
    spanWords(range.minimum, range.maximum),
    range.exclusiveMinimum !== undefined && `above ${range.exclusiveMinimum}`,
    range.exclusiveMaximum !== undefined && `below ${range.exclusiveMaximum}`,
    counted(range.minLength, range.maxLength, 'characters'),
    counted(range.minItems, range.maxItems, 'items'),
    counted(range.minProperties, range.maxProperties, 'properties'),
  ].filter(Boolean);
  const type = types.map(each => names[each]).join(' or ');
  return [type, ...bounds].filter(Boolean).join(' ');
}

function spanWords(least?: number, most?: number): string | undefined {
  if (least !== undefined && most !== undefined) {
    return least === most ? `exactly ${least}` : `from ${least} to ${most}`;
  }
  if (least !== undefined) {
    return `of at least ${least}`;
  }
  return most === undefined ? undefined : `of at most ${most}`;
}

function counted(
  least: number | undefined,
  most: number | undefined,
  unit: string,
): string | undefined {
  const span = spanWords(least, most);
  return span && `of ${span.replace(/^(from|of) /, '')} ${unit}`;
}

function propertyWords(range: Range): string[] {
  const each = Object.entries(range.properties ?? {}).map(
    ([name, schema]) => `${name}: ${rangeWords(schema)}`,
  );
  return [
    ...(each.length > 0 ? [`with ${each.join('; ')}`] : []),
    ...(range.required ? [`with ${range.required.join(', ')} required`] : []),
    ...(range.additionalProperties === false ? ['nothing else'] : []),
  ];
}
