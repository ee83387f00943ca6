/* eslint-disable jest/no-export, jest/no-standalone-expect -- laws that several adapters are held to */
import { parseInstant } from '../../events/instant';
import { isRecord } from '../reading';

/** Something that means something else: a year later, another number or word. */
const other = (value: unknown): unknown => {
  switch (typeof value) {
    case 'boolean':
      return !value;
    case 'number':
      return value + 7;
    default:
      return typeof value === 'string' && parseInstant(value)
        ? value.replace(/^\d{4}/, year => String(Number(year) + 1))
        : 'something-else';
  }
};

/** The same value, with something else at one path. */
export function changedAt(value: unknown, path: string, here = ''): unknown {
  if (Array.isArray(value)) {
    return value.map(each => changedAt(each, path, here));
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        changedAt(each, path, `${here}${here && '.'}${name}`),
      ]),
    );
  }
  return here === path && value !== null ? other(value) : value;
}

/** Objects of a kind, and how they are handed to the adapter. */
export interface FieldSample<K extends string> {
  kind: K;
  /** Objects of the kind, in states in which their fields mean something. */
  objects: unknown[];
  /** Puts one of them among its like; default: it is a payload by itself. */
  within?: (object: any) => unknown;
}

/** See {@link describeFields}. */
export interface FieldLaws<K extends string> {
  samples: readonly FieldSample<K>[];
  usedPaths: Readonly<Record<K, readonly string[]>>;
  /** Why, by path. */
  unusedPaths: Readonly<Record<K, Readonly<Record<string, string>>>>;
  /** Paths of an object that hold a time or a decision. */
  tellingPaths: (object: unknown) => readonly string[];
  /** The same object, with something else at one path. */
  changed: (object: unknown, path: string) => unknown;
  adapt: (payload: unknown) => { facts: readonly unknown[] };
}

/** Every path that is listed for a kind. */
export const listedPaths = <K extends string>(
  { usedPaths, unusedPaths }: Pick<FieldLaws<K>, 'usedPaths' | 'unusedPaths'>,
  kind: K,
): string[] => [...usedPaths[kind], ...Object.keys(unusedPaths[kind])];

/** Holds an adapter to its lists: what is read tells, what is not does not. */
export function describeFields<K extends string>(laws: FieldLaws<K>): void {
  const { samples, usedPaths, unusedPaths, tellingPaths, changed } = laws;
  const factsOf = (
    { within = object => object }: FieldSample<K>,
    object: unknown,
  ) => JSON.stringify(laws.adapt(within(object)).facts);
  const cases = samples.map(sample => [sample.kind, sample] as const);

  describe('times and decisions', () => {
    it.each(cases)('of %s are read, or knowingly not', (kind, { objects }) => {
      const known = listedPaths(laws, kind);
      const telling = new Set(objects.flatMap(each => tellingPaths(each)));
      expect([...telling].filter(path => !known.includes(path))).toEqual([]);
    });

    it.each(cases)('of %s that are listed as read tell', (kind, sample) => {
      const silent = usedPaths[kind].filter(path =>
        sample.objects.every(
          object =>
            factsOf(sample, changed(object, path)) === factsOf(sample, object),
        ),
      );
      expect(silent).toEqual([]);
    });

    it.each(cases)(
      'of %s that are listed as not read tell nothing',
      (kind, sample) => {
        const telling = Object.keys(unusedPaths[kind]).filter(path =>
          sample.objects.some(
            object =>
              factsOf(sample, changed(object, path)) !==
              factsOf(sample, object),
          ),
        );
        expect(telling).toEqual([]);
      },
    );

    it.each(cases)('of %s are never both', kind => {
      const unused = Object.keys(unusedPaths[kind]);
      expect(usedPaths[kind].filter(path => unused.includes(path))).toEqual([]);
    });
  });
}
