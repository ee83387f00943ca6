import { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { JsonPointer } from './JsonPointer';

/** Every place of a document, with the pointer to it. */
function placesOf(
  document: JsonValue,
  at = '',
): Array<{ pointer: string; value: JsonValue }> {
  const inner =
    typeof document === 'object' && document !== null
      ? Object.entries(document).flatMap(([key, value]) =>
          placesOf(
            value as JsonValue,
            `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
          ),
        )
      : [];
  return [{ pointer: at, value: document }, ...inner];
}

const documents = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<JsonValue>,
  fc.dictionary(
    fc.constantFrom('', '~', '/', '~1', '0', '__proto__', 'a/b~c'),
    fc.array(fc.integer(), { maxLength: 3 }),
  ) as fc.Arbitrary<JsonValue>,
);

describe('JsonPointer', () => {
  it('should find every place of a document, and say where it looked', () => {
    fc.assert(
      fc.property(documents, generated => {
        const document = JSON.parse(JSON.stringify(generated));
        for (const { pointer, value } of placesOf(document)) {
          expect(JsonPointer.parse(pointer).in(document)).toBe(value);
          expect(`${JsonPointer.parse(pointer)}`).toBe(pointer);
        }
      }),
    );
  });

  it('should find nothing but places of the document', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(
          fc.constantFrom('a', '0', '-', '01', '1', 'length', '__proto__'),
          { maxLength: 4 },
        ),
        (generated, tokens) => {
          const document = JSON.parse(JSON.stringify(generated));
          const pointer = tokens.map(token => `/${token}`).join('');
          const place = placesOf(document).find(
            each => each.pointer === pointer,
          );
          expect(JsonPointer.parse(pointer).in(document)).toBe(place?.value);
        },
      ),
    );
  });

  it.each<[string, JsonValue | undefined]>([
    ['', { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7 }],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/m~0n', 8],
    ['/ ', 7],
    ['/foo/-', undefined],
    ['/foo/01', undefined],
    ['/foo/length', undefined],
    ['/foo/99999999999999999999', undefined],
    ['/constructor', undefined],
    ['/foo/0/0', undefined],
  ])('should read %p as RFC 6901 says', (pointer, expected) => {
    const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7 };
    expect(JsonPointer.parse(pointer).in(document)).toEqual(expected);
  });

  it.each([
    ['data', /begin it with a slash/],
    ['#/data', /begin it with a slash/],
    ['$.data', /begin it with a slash/],
    ['/a~b', /write ~ in a key as ~0/],
    ['/a~', /write ~ in a key as ~0/],
  ])('should refuse %p', (pointer, message) => {
    expect(() => JsonPointer.parse(pointer)).toThrow(message);
  });
});
